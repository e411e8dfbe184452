using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the members of the activation type: the typed ones, and the implementation of <c>IActivation</c>.</summary>
internal sealed class MembersEmitter(SourceWriter writer, ActivationModel model)
{
    private readonly IReadOnlyList<BoundLearnable> _learnables = model.Bound.Learnables;
    private readonly string _kernel = EmitStage.Kernel(model);
    private readonly string _driver = model.Kernels is RowKernels ? MemberNames.RowDriver : MemberNames.Driver;
    private readonly string _x = model.Bound.Inputs.Length == 1 ? MemberNames.Identifier(model.Bound.Inputs[0].Name) : "x";

    // Where rows matter and no parameter tells their length, the caller does.
    private bool AsksForShape =>
        (model.Kernels is RowKernels || model.Bound.Inputs.Length > 1 || model.Bound.Outputs.Length > 1)
        && _learnables.All(l => l.Declaration.Per == Per.Layer);

    public void Write()
    {
        // With reductions a single value means nothing.
        if (model.Kernels is ElementKernels)
        {
            new ScalarMembersEmitter(writer, model).Write();
            writer.Line();
        }

        WriteSpanMembers();
        writer.Line();
        WriteContract();
    }

    private void WriteSpanMembers()
    {
        var parameters = string.Concat(_learnables.Select(l => $", {MemberNames.ReadOnly} {MemberNames.Identifier(l.Name)}"));
        var gradients = string.Concat(_learnables.Select(l => $", {MemberNames.Span} d{l.Name}"));
        var shape = AsksForShape ? $", {MemberNames.Shape} shape" : "";
        DocsEmitter.WriteForward(writer, model, _x, AsksForShape);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static void Forward({MemberNames.ReadOnly} {_x}{parameters}, {MemberNames.Span} y{shape})");
        WritePacked(backward: false);
        writer.Close();
        writer.Line();
        DocsEmitter.WriteBackward(writer, model, _x, AsksForShape);
        writer.Line(TypeFrame.GeneratedCode);
        writer.Open($"public static void Backward({MemberNames.ReadOnly} {_x}{parameters}, {MemberNames.ReadOnly} dy, {MemberNames.Span} "
            + $"dx{gradients}{shape})");
        WritePacked(backward: true);
        writer.Close();
    }

    private void WritePacked(bool backward)
    {
        var shape = AsksForShape ? "shape" : ShapeOf();
        if (_learnables.Count > 0)
        {
            if (!AsksForShape)
            {
                writer.Line($"{MemberNames.Shape} shape = {shape};");
                shape = "shape";
            }

            if (model.Bound.Inputs.Length > 1)
            {
                writer.Line($"{MemberNames.Shape} part = new {MemberNames.Shape}(shape.Neurons / {model.Bound.Inputs.Length}, "
                    + $"shape.Channels / {model.Bound.Inputs.Length});");
            }

            foreach (var learnable in _learnables)
            {
                WriteLengthCheck(MemberNames.Identifier(learnable.Name), learnable);
            }

            foreach (var learnable in backward ? _learnables : Enumerable.Empty<BoundLearnable>())
            {
                WriteLengthCheck("d" + learnable.Name, learnable);
            }
        }

        if (_learnables.Count <= 1)
        {
            var parameter = _learnables.Count == 0 ? "default" : MemberNames.Identifier(_learnables[0].Name);
            var gradient = _learnables.Count == 0 ? "default" : "d" + _learnables[0].Name;
            writer.Line(backward
                ? $"{_driver}.Backward<{_kernel}>({_x}, dy, {parameter}, dx, {gradient}, {shape});"
                : $"{_driver}.Forward<{_kernel}>({_x}, {parameter}, y, {shape});");
            return;
        }

        // Several parameters lie one after another in one span.
        var total = string.Join(" + ", _learnables.Select(l => MemberNames.Identifier(l.Name) + ".Length"));
        writer.Line($"using global::ActGen.CompilerServices.PackedParameters packed = new({total});");
        foreach (var learnable in _learnables)
        {
            writer.Line($"packed.Add({MemberNames.Identifier(learnable.Name)});");
        }

        if (!backward)
        {
            writer.Line($"{_driver}.Forward<{_kernel}>({_x}, packed.Values, y, {shape});");
            return;
        }

        writer.Line($"{_driver}.Backward<{_kernel}>({_x}, dy, packed.Values, dx, packed.Gradients, {shape});");
        foreach (var learnable in _learnables)
        {
            writer.Line($"packed.Take(d{learnable.Name});");
        }
    }

    private void WriteLengthCheck(string argument, BoundLearnable learnable) => writer.Line(
        $"{MemberNames.Driver}.CheckParameter({Literal.Text(argument.TrimStart('@'))}, {argument}.Length, {learnable.Elements.Length}, "
            + $"global::ActGen.Per.{learnable.Declaration.Per}, "
        + $"{(model.Bound.Inputs.Length > 1 ? "part" : "shape")});");

    // The shape is told by the length of a parameter that has one value per channel or neuron.
    private string ShapeOf()
    {
        var neuron = _learnables.FirstOrDefault(l => l.Declaration.Per == Per.Neuron);
        var channel = _learnables.FirstOrDefault(l => l.Declaration.Per == Per.Channel);
        var inputs = model.Bound.Inputs.Length;
        string Length(BoundLearnable l)
        {
            var one = MemberNames.IsVector(l)
                ? $"{MemberNames.Identifier(l.Name)}.Length / {l.Elements.Length}" : $"{MemberNames.Identifier(l.Name)}.Length";
            return inputs == 1 ? one : $"{inputs} * ({one})";
        }

        return (neuron, channel) switch
        {
            (not null, not null) => $"new {MemberNames.Shape}({Length(neuron)}, {Length(channel)})",
            (not null, null) => $"new {MemberNames.Shape}({Length(neuron)})",
            (null, not null) => $"new {MemberNames.Shape}({Length(channel)})",
            _ => $"new {MemberNames.Shape}(1)",
        };
    }

    private void WriteContract()
    {
        writer.Line("/// <inheritdoc />");
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"public static global::ActGen.ActivationInfo Info => {EmitStage.Facts(model)}.Info;");
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"static void global::ActGen.IActivation.Forward({MemberNames.ReadOnly} x, {MemberNames.ReadOnly} parameters, "
            + $"{MemberNames.Span} y, {MemberNames.Shape} shape) =>");
        writer.Line($"    {_driver}.Forward<{_kernel}>(x, parameters, y, shape);");
        writer.Line();
        writer.Line(TypeFrame.GeneratedCode);
        writer.Line($"static void global::ActGen.IActivation.Backward({MemberNames.ReadOnly} x, {MemberNames.ReadOnly} y, "
            + $"{MemberNames.ReadOnly} dy, {MemberNames.ReadOnly} parameters, {MemberNames.Span} dx, {MemberNames.Span} dparameters, "
            + $"{MemberNames.Shape} shape) =>");
        writer.Line(model.Kernels.HasBackwardFromOutput
            ? $"    {_driver}.BackwardFromOutput<{_kernel}>(x, y, dy, parameters, dx, dparameters, shape);"
            : $"    {_driver}.Backward<{_kernel}>(x, dy, parameters, dx, dparameters, shape);");
    }
}
