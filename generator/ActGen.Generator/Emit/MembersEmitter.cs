using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using Microsoft.CodeAnalysis.CSharp;

namespace ActGen.Generator.Emit;

/// <summary>Writes the members of the activation type: the typed ones, and the implementation of <c>IActivation</c>.</summary>
internal sealed class MembersEmitter(SourceWriter writer, ActivationModel model)
{
    private const string Driver = "global::ActGen.Kernels.KernelDriver";
    private const string Spans = "global::System.ReadOnlySpan<float>";
    private const string Span = "global::System.Span<float>";
    private const string Shape = "global::ActGen.ActivationShape";

    private readonly IReadOnlyList<BoundLearnable> _learnables = model.Bound.Learnables;
    private readonly string _kernel = ActivationEmitter.KernelName(model);
    private readonly string _x = Identifier(model.Bound.Inputs[0].Name);

    private bool HasVectors => _learnables.Any(l => l.Declaration.Count > 1);

    /// <summary>A name as a C# identifier.</summary>
    public static string Identifier(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public void Write()
    {
        WriteScalarMembers();
        writer.Line();
        WriteSpanMembers();
        writer.Line();
        WriteContract();
    }

    private void WriteScalarMembers()
    {
        var parameters = string.Concat(_learnables.Select(l => $", {(IsVector(l) ? Spans : "float")} {Identifier(l.Name)}"));
        writer.Line($"/// <summary>Computes <c>{Literal.Xml(DocsEmitter.Formula(model))}</c>.</summary>");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static float Evaluate(float {_x}{parameters})");
        WriteStackValues();
        writer.Line($"return {Driver}.Evaluate<{_kernel}>({_x}, {ValuesArgument});");
        writer.Close();
        writer.Line();
        writer.Line($"/// <summary>Computes the derivative in {_x}, <c>{Literal.Xml(model.Derivatives[0].Derivative.ToString())}</c>.</summary>");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static float Derivative(float {_x}{parameters})");
        WriteStackValues();
        WriteGradientSpan();
        writer.Line($"return {Driver}.Gradient<{_kernel}>({_x}, {ValuesArgument}, {GradientsArgument});");
        writer.Close();
        if (_learnables.Count > 0)
        {
            writer.Line();
            WriteGradient(parameters);
        }
    }

    private string ValuesArgument => _learnables.Count == 0 ? "default" : "values";

    private string GradientsArgument => _learnables.Count == 0 ? "default" : "gradients";

    private int ElementCount => _learnables.Sum(l => l.Elements.Length);

    private void WriteStackValues()
    {
        if (_learnables.Count > 0 && !HasVectors)
        {
            writer.Line($"{Span} values = [{string.Join(", ", _learnables.Select(l => Identifier(l.Name)))}];");
        }
        else if (HasVectors)
        {
            writer.Line($"{Span} values = stackalloc float[{ElementCount}];");
            var offset = 0;
            foreach (var learnable in _learnables)
            {
                var name = Identifier(learnable.Name);
                if (IsVector(learnable))
                {
                    writer.Line($"{Driver}.CheckParameter(nameof({name}), {name}.Length, {learnable.Elements.Length}, global::ActGen.Per.Layer, new {Shape}(1));");
                    writer.Line($"{name}.CopyTo(values{(offset == 0 ? "" : $".Slice({offset})")});");
                }
                else
                {
                    writer.Line($"values[{offset}] = {name};");
                }

                offset += learnable.Elements.Length;
            }
        }
    }

    private void WriteGradientSpan()
    {
        if (_learnables.Count > 0)
        {
            writer.Line($"{Span} gradients = stackalloc float[{ElementCount}];");
        }
    }

    private void WriteGradient(string parameters)
    {
        if (HasVectors)
        {
            writer.Line($"/// <summary>Computes the derivative in {_x}; those in the parameter elements, in order, go to <paramref name=\"gradients\"/>.</summary>");
            writer.Line(TypeFrame.GeneratedCode);
            writer.Open($"public static float Gradient(float {_x}{parameters}, {Span} gradients)");
            WriteStackValues();
            writer.Line($"{Driver}.CheckParameter(nameof(gradients), gradients.Length, {ElementCount}, global::ActGen.Per.Layer, new {Shape}(1));");
            writer.Line($"return {Driver}.Gradient<{_kernel}>({_x}, values, gradients);");
            writer.Close();
            return;
        }

        var names = _learnables.Select(l => $", float {Pascal(l.Name)}");
        writer.Line("/// <summary>Computes every partial derivative.</summary>");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static (float {Pascal(model.Bound.Inputs[0].Name)}{string.Concat(names)}) Gradient(float {_x}{parameters})");
        WriteStackValues();
        WriteGradientSpan();
        writer.Line($"var derivative = {Driver}.Gradient<{_kernel}>({_x}, values, gradients);");
        writer.Line($"return (derivative, {string.Join(", ", _learnables.Select((_, i) => $"gradients[{i}]"))});");
        writer.Close();
    }

    private void WriteSpanMembers()
    {
        var parameters = string.Concat(_learnables.Select(l => $", {Spans} {Identifier(l.Name)}"));
        var gradients = string.Concat(_learnables.Select(l => $", {Span} d{l.Name}"));
        DocsEmitter.WriteForward(writer, model);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static void Forward({Spans} {_x}{parameters}, {Span} y)");
        WritePacked(backward: false);
        writer.Close();
        writer.Line();
        DocsEmitter.WriteBackward(writer, model);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static void Backward({Spans} {_x}{parameters}, {Spans} dy, {Span} dx{gradients})");
        WritePacked(backward: true);
        writer.Close();
    }

    private void WritePacked(bool backward)
    {
        var shape = ShapeOf();
        if (_learnables.Count > 0)
        {
            writer.Line($"var shape = {shape};");
            shape = "shape";
            foreach (var learnable in _learnables)
            {
                WriteLengthCheck(Identifier(learnable.Name), learnable);
            }

            foreach (var learnable in backward ? _learnables : Enumerable.Empty<BoundLearnable>())
            {
                WriteLengthCheck("d" + learnable.Name, learnable);
            }
        }

        if (_learnables.Count <= 1)
        {
            var parameter = _learnables.Count == 0 ? "default" : Identifier(_learnables[0].Name);
            var gradient = _learnables.Count == 0 ? "default" : "d" + _learnables[0].Name;
            writer.Line(backward
                ? $"{Driver}.Backward<{_kernel}>({_x}, dy, {parameter}, dx, {gradient}, {shape});"
                : $"{Driver}.Forward<{_kernel}>({_x}, {parameter}, y, {shape});");
            return;
        }

        // Several parameters lie one after another in one span.
        var total = string.Join(" + ", _learnables.Select(l => Identifier(l.Name) + ".Length"));
        writer.Line($"using var packed = new global::ActGen.Kernels.PackedParameters({total});");
        foreach (var learnable in _learnables)
        {
            writer.Line($"packed.Add({Identifier(learnable.Name)});");
        }

        if (!backward)
        {
            writer.Line($"{Driver}.Forward<{_kernel}>({_x}, packed.Values, y, {shape});");
            return;
        }

        writer.Line($"{Driver}.Backward<{_kernel}>({_x}, dy, packed.Values, dx, packed.Gradients, {shape});");
        foreach (var learnable in _learnables)
        {
            writer.Line($"packed.Take(d{learnable.Name});");
        }
    }

    private void WriteLengthCheck(string argument, BoundLearnable learnable) => writer.Line(
        $"{Driver}.CheckParameter(nameof({argument}), {argument}.Length, {learnable.Elements.Length}, global::ActGen.Per.{learnable.Declaration.Per}, shape);");

    // The shape is told by the length of a parameter that has one value per channel or neuron.
    private string ShapeOf()
    {
        var neuron = _learnables.FirstOrDefault(l => l.Declaration.Per == Read.Per.Neuron);
        var channel = _learnables.FirstOrDefault(l => l.Declaration.Per == Read.Per.Channel);
        string Length(BoundLearnable l) => IsVector(l) ? $"{Identifier(l.Name)}.Length / {l.Elements.Length}" : $"{Identifier(l.Name)}.Length";
        return (neuron, channel) switch
        {
            (not null, not null) => $"new {Shape}({Length(neuron)}, {Length(channel)})",
            (not null, null) => $"new {Shape}({Length(neuron)})",
            (null, not null) => $"new {Shape}({Length(channel)})",
            _ => $"new {Shape}(1)",
        };
    }

    private void WriteContract()
    {
        writer.Line("/// <inheritdoc />");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"public static global::ActGen.ActivationInfo Info => {ActivationEmitter.InfoName(model)}.Info;");
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"static void global::ActGen.IActivation.Forward({Spans} x, {Spans} parameters, {Span} y, {Shape} shape) =>");
        writer.Line($"    {Driver}.Forward<{_kernel}>(x, parameters, y, shape);");
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"static void global::ActGen.IActivation.Backward({Spans} x, {Spans} y, {Spans} dy, {Spans} parameters, {Span} dx, {Span} dparameters, {Shape} shape) =>");
        writer.Line(model.BackwardFromOutput is null
            ? $"    {Driver}.Backward<{_kernel}>(x, dy, parameters, dx, dparameters, shape);"
            : $"    {Driver}.BackwardFromOutput<{_kernel}>(x, y, dy, parameters, dx, dparameters, shape);");
    }

    private static bool IsVector(BoundLearnable learnable) => learnable.Elements.Length > 1;

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
