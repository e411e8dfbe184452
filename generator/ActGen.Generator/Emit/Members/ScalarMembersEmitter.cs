using System.Collections.Generic;
using System.Linq;
using ActGen.Generator.Bind;
using ActGen.Generator.Schedule;

namespace ActGen.Generator.Emit;

/// <summary>Writes the members that compute single values: <c>Evaluate</c>, <c>Derivative</c> and <c>Gradient</c>.</summary>
internal sealed class ScalarMembersEmitter(SourceWriter writer, ActivationModel model)
{
    private readonly IReadOnlyList<BoundLearnable> _learnables = model.Bound.Learnables;
    private readonly IReadOnlyList<string> _inputs = model.Bound.Inputs.Select(i => MemberNames.Identifier(i.Name)).ToList();
    private readonly int _outputs = model.Bound.Outputs.Length;
    private readonly string _kernel = EmitStage.Kernel(model);

    private bool IsSingle => _inputs.Count == 1 && _outputs == 1;

    private bool HasVectors => _learnables.Any(MemberNames.IsVector);

    private int ElementCount => _learnables.Sum(l => l.Elements.Length);

    private string Values => _learnables.Count == 0 ? "default" : "values";

    private string Gradients => _learnables.Count == 0 ? "default" : "gradients";

    // The inputs, then the learnables.
    private string Parameters => string.Join(", ", _inputs.Select(i => "float " + i).Concat(
        _learnables.Select(l => $"{(MemberNames.IsVector(l) ? MemberNames.ReadOnly : "float")} {MemberNames.Identifier(l.Name)}")));

    private string ResultType => _outputs == 1 ? "float" : Tuple(Enumerable.Repeat("float", _outputs));

    public void Write()
    {
        WriteEvaluate();
        if (_inputs.Count == 1)
        {
            writer.Line();
            WriteDerivative();
        }

        if (_outputs == 1 && _inputs.Count + _learnables.Count > 1)
        {
            writer.Line();
            WriteGradient();
        }
    }

    private static string Tuple(IEnumerable<string> parts) => $"({string.Join(", ", parts)})";

    private void WriteEvaluate()
    {
        Open($"Computes <c>{Literal.Xml(DocsEmitter.Formula(model))}</c>.", $"{ResultType} Evaluate({Parameters})");
        WriteValues();
        if (IsSingle)
        {
            writer.Line($"return {MemberNames.Driver}.Evaluate<{_kernel}>({_inputs[0]}, {Values});");
        }
        else
        {
            WriteInputs();
            writer.Line($"{MemberNames.Span} outputs = stackalloc float[{_outputs}];");
            writer.Line($"{MemberNames.Driver}.Evaluate<{_kernel}>(inputs, {Values}, outputs);");
            writer.Line(_outputs == 1
                ? "return outputs[0];" : $"return {Tuple(Enumerable.Range(0, _outputs).Select(o => $"outputs[{o}]"))};");
        }

        writer.Close();
    }

    private void WriteDerivative()
    {
        var each = _outputs == 1 ? "" : " of each output";
        Open(
            $"Computes the derivative{each} in {_inputs[0]}, <c>{Literal.Xml(model.Derivatives[0].Text)}</c>.",
            $"{ResultType} Derivative({Parameters})");
        WriteValues();
        WriteGradientSpan();
        if (IsSingle)
        {
            writer.Line($"return {MemberNames.Driver}.Gradient<{_kernel}>({_inputs[0]}, {Values}, {Gradients});");
        }
        else
        {
            WriteInputs();
            writer.Line($"{MemberNames.Span} slopes = stackalloc float[{_outputs}];");
            writer.Open($"for (int part = 0; part < {_outputs}; part++)");
            writer.Line($"{MemberNames.Driver}.Gradient<{_kernel}>(inputs, part, {Values}, slopes.Slice(part, 1), {Gradients});");
            writer.Close();
            writer.Line();
            writer.Line($"return {Tuple(Enumerable.Range(0, _outputs).Select(o => $"slopes[{o}]"))};");
        }

        writer.Close();
    }

    // With a vector among the learnables, their derivatives go to a span.
    private void WriteGradient()
    {
        var inputs = model.Bound.Inputs.Select(i => "float " + MemberNames.Pascal(i.Name));
        var names = inputs.Concat(HasVectors
            ? Enumerable.Empty<string>() : _learnables.Select(l => "float " + MemberNames.Pascal(l.Name))).ToList();
        var summary = HasVectors
            ? $"Computes the derivative in {string.Join(" and ", _inputs)}; those in the parameter elements, in order, go to <paramref "
                + "name=\"gradients\"/>."
            : "Computes every partial derivative.";
        var type = names.Count == 1 ? "float" : Tuple(names);
        Open(summary, $"{type} Gradient({Parameters}{(HasVectors ? $", {MemberNames.Span} gradients" : "")})");
        WriteValues();
        if (HasVectors)
        {
            writer.Line($"{MemberNames.Driver}.CheckParameter(\"gradients\", gradients.Length, {ElementCount}, global::ActGen.Per.Layer, "
                + $"new {MemberNames.Shape}(1));");
        }
        else
        {
            WriteGradientSpan();
        }

        var slopes = new List<string>();
        if (IsSingle)
        {
            writer.Line($"float derivative = {MemberNames.Driver}.Gradient<{_kernel}>({_inputs[0]}, {Values}, {Gradients});");
            slopes.Add("derivative");
        }
        else
        {
            WriteInputs();
            writer.Line($"{MemberNames.Span} slopes = stackalloc float[{_inputs.Count}];");
            writer.Line($"{MemberNames.Driver}.Gradient<{_kernel}>(inputs, 0, {Values}, slopes, {Gradients});");
            slopes.AddRange(_inputs.Select((_, i) => $"slopes[{i}]"));
        }

        slopes.AddRange(HasVectors ? Enumerable.Empty<string>() : _learnables.Select((_, i) => $"gradients[{i}]"));
        writer.Line($"return {(slopes.Count == 1 ? slopes[0] : Tuple(slopes))};");
        writer.Close();
    }

    private void Open(string summary, string member) =>
        writer.Line($"/// <summary>{summary}</summary>").Line(TypeFrame.GeneratedCode).Open("public static " + member);

    private void WriteInputs() => writer.Line($"{MemberNames.Span} inputs = [{string.Join(", ", _inputs)}];");

    private void WriteValues()
    {
        if (_learnables.Count > 0 && !HasVectors)
        {
            writer.Line($"{MemberNames.Span} values = [{string.Join(", ", _learnables.Select(l => MemberNames.Identifier(l.Name)))}];");
        }
        else if (HasVectors)
        {
            writer.Line($"{MemberNames.Span} values = stackalloc float[{ElementCount}];");
            var offset = 0;
            foreach (var learnable in _learnables)
            {
                WriteValue(learnable, offset);
                offset += learnable.Elements.Length;
            }
        }
    }

    private void WriteValue(BoundLearnable learnable, int offset)
    {
        var name = MemberNames.Identifier(learnable.Name);
        if (MemberNames.IsVector(learnable))
        {
            writer.Line($"{MemberNames.Driver}.CheckParameter({Literal.Text(learnable.Name)}, {name}.Length, {learnable.Elements.Length}, "
                + $"global::ActGen.Per.Layer, new {MemberNames.Shape}(1));");
            writer.Line($"{name}.CopyTo(values{(offset == 0 ? "" : $".Slice({offset})")});");
        }
        else
        {
            writer.Line($"values[{offset}] = {name};");
        }
    }

    private void WriteGradientSpan()
    {
        if (_learnables.Count > 0)
        {
            writer.Line($"{MemberNames.Span} gradients = stackalloc float[{ElementCount}];");
        }
    }
}
