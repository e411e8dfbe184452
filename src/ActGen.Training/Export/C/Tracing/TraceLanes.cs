using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Training.Export.C;

/// <summary>
/// A lane that computes nothing but remembers what was asked of it. A primitive that is called with such lanes leaves its whole algorithm,
/// with its coefficients, as operations that can be written down in C: so there is one source of both.
/// </summary>
/// <remarks>
/// What is a call for rare arguments in lanes, <see cref="Any"/>, is never taken: those primitives have a wrapper in <see
/// cref="CPrimitives"/>.
/// </remarks>
internal readonly struct TraceLanes : ILanes<TraceLanes>
{
    private readonly TraceNode? _node;

    public TraceLanes(TraceNode node) => _node = node;

    /// <summary>The operation that gives the value; a lane that nobody set is zero.</summary>
    public TraceNode Node => _node ?? new(TraceKind.Float, "") { Constant = 0 };

    public static int Count => 1;

    public static TraceLanes Zero => default;

    public static TraceLanes Create(float value) => CreateInt32(BitConverter.SingleToInt32Bits(value));

    public static TraceLanes CreateInt32(int bits) => new(new(TraceKind.Float, "") { Constant = bits });

    public static TraceLanes operator +(TraceLanes left, TraceLanes right) => Infix("{0} + {1}", left, right);

    public static TraceLanes operator -(TraceLanes left, TraceLanes right) => Infix("{0} - {1}", left, right);

    public static TraceLanes operator *(TraceLanes left, TraceLanes right) => Infix("{0} * {1}", left, right);

    public static TraceLanes operator /(TraceLanes left, TraceLanes right) => Infix("{0} / {1}", left, right);

    public static TraceLanes operator -(TraceLanes value) =>
        value.Node.Constant is { } bits ? CreateInt32(bits ^ int.MinValue) : Infix("-{0}", value);

    public static TraceLanes FusedMultiplyAdd(TraceLanes a, TraceLanes b, TraceLanes c) => Float("ACTGEN_FMA({0}, {1}, {2})", a, b, c);

    public static TraceLanes Sqrt(TraceLanes value) => Float("ACTGEN_SQRT({0})", value);

    public static TraceLanes Abs(TraceLanes value) => Float("ACTGEN_ABS({0})", value);

    public static TraceLanes Min(TraceLanes left, TraceLanes right) => Call("min", left, right);

    public static TraceLanes Max(TraceLanes left, TraceLanes right) => Call("max", left, right);

    public static TraceLanes Floor(TraceLanes value) => Float("ACTGEN_FLOOR({0})", value);

    public static TraceLanes Round(TraceLanes value) => Float("ACTGEN_RINT({0})", value);

    public static TraceLanes LessThan(TraceLanes left, TraceLanes right) => Compare("{0} < {1}", left, right);

    public static TraceLanes LessThanOrEqual(TraceLanes left, TraceLanes right) => Compare("{0} <= {1}", left, right);

    public static TraceLanes Equal(TraceLanes left, TraceLanes right) => Compare("{0} == {1}", left, right);

    public static TraceLanes Select(TraceLanes mask, TraceLanes ifTrue, TraceLanes ifFalse)
    {
        var kind = ifTrue.Node.Kind == TraceKind.Bits && ifFalse.Node.Kind == TraceKind.Bits ? TraceKind.Bits : TraceKind.Float;
        return Make(kind, "{0} ? {1} : {2}", isOpen: true, (mask.Node, TraceKind.Mask), (ifTrue.Node, kind), (ifFalse.Node, kind));
    }

    public static TraceLanes operator &(TraceLanes left, TraceLanes right) => (left.Node.Kind, right.Node.Kind) switch
    {
        (TraceKind.Mask, TraceKind.Mask) => Masks("{0} & {1}", left, right),
        (TraceKind.Mask, _) => Select(left, right, Zero),
        (_, TraceKind.Mask) => Select(right, left, Zero),
        _ => Bits("{0} & {1}", left, right),
    };

    public static TraceLanes operator |(TraceLanes left, TraceLanes right) => Bitwise("{0} | {1}", left, right);

    public static TraceLanes operator ^(TraceLanes left, TraceLanes right) => Bitwise("{0} ^ {1}", left, right);

    public static TraceLanes operator ~(TraceLanes value) => value.Node.Kind == TraceKind.Mask ? Masks("!{0}", value) : Bits("~{0}", value);

    public static bool Any(TraceLanes mask) => false;

    public static bool All(TraceLanes mask) => false;

    public static TraceLanes AddInt32(TraceLanes left, TraceLanes right) => Bits("{0} + {1}", left, right);

    public static TraceLanes SubtractInt32(TraceLanes left, TraceLanes right) => Bits("{0} - {1}", left, right);

    public static TraceLanes ShiftLeftInt32(TraceLanes value, [ConstantExpected] int count) => Bits($"{{0}} << {count}", value);

    public static TraceLanes ShiftRightLogicalInt32(TraceLanes value, [ConstantExpected] int count) => Bits($"{{0}} >> {count}", value);

    // The sign bit everywhere is the mask of negative numbers.
    public static TraceLanes ShiftRightArithmeticInt32(TraceLanes value, [ConstantExpected] int count) => count == 31
        ? Make(TraceKind.Mask, "{0} >> 31 != 0", isOpen: true, (value.Node, TraceKind.Bits))
        : Make(TraceKind.Bits, $"actgen_shift({{0}}, {count})", isOpen: false, (value.Node, TraceKind.Bits));

    public static TraceLanes ConvertInt32ToSingle(TraceLanes value) =>
        Make(TraceKind.Float, "(float)(int32_t)({0})", isOpen: true, (value.Node, TraceKind.Bits));

    public static TraceLanes ConvertSingleToInt32(TraceLanes integral) =>
        Make(TraceKind.Bits, "actgen_integer({0})", isOpen: false, (integral.Node, TraceKind.Float));

    public static TraceLanes Smaller(TraceLanes left, TraceLanes right) => Call("smaller", left, right);

    public static TraceLanes Larger(TraceLanes left, TraceLanes right) => Call("larger", left, right);

    public static TraceLanes Scale(TraceLanes value, TraceLanes exponent) => Call("scale", value, exponent);

    public static TraceLanes ScaleShifted(TraceLanes value, TraceLanes shifted) => Call("scale_shifted", value, shifted);

    public static TraceLanes ScaleDown(TraceLanes value, TraceLanes shifted) => Call("scale_down", value, shifted);

    public static TraceLanes Decompose(TraceLanes value, out TraceLanes exponent)
    {
        exponent = Call("exponent", value);
        return Call("mantissa", value);
    }

    public static TraceLanes WithLogSpecials(TraceLanes regular, TraceLanes argument) => Call("log_specials", regular, argument);

    public static TraceLanes Lookup(ref readonly float table, TraceLanes index) => new(
        new(TraceKind.Float, "{{table}}[{0} & 15]", (index.Node, TraceKind.Bits))
        {
            Table = MemoryMarshal.CreateReadOnlySpan(in table, 16).ToArray(),
        });

    // A primitive has no memory.
    public static TraceLanes Load(ref readonly float source) => throw new NotSupportedException("a primitive reads memory");

    public static TraceLanes Load(ref readonly float source, nint offset) => throw new NotSupportedException("a primitive reads memory");

    public static void Store(TraceLanes value, ref float destination) => throw new NotSupportedException("a primitive writes memory");

    public static void Store(TraceLanes value, ref float destination, nint offset) =>
        throw new NotSupportedException("a primitive writes memory");

    /// <summary>Calls a function of the header.</summary>
    public static TraceLanes Call(string function, params ReadOnlySpan<TraceLanes> arguments)
    {
        var places = string.Join(", ", Enumerable.Range(0, arguments.Length).Select(i => $"{{{i}}}"));
        return new(new(TraceKind.Float, $"actgen_{function}({places})", Operands(arguments, TraceKind.Float)) { Callee = function });
    }

    private static TraceLanes Float(string text, params ReadOnlySpan<TraceLanes> operands) =>
        new(new(TraceKind.Float, text, Operands(operands, TraceKind.Float)));

    private static TraceLanes Infix(string text, params ReadOnlySpan<TraceLanes> operands) =>
        new(new(TraceKind.Float, text, Operands(operands, TraceKind.Float)) { IsOpen = true });

    private static TraceLanes Compare(string text, TraceLanes left, TraceLanes right) =>
        new(new(TraceKind.Mask, text, Operands([left, right], TraceKind.Float)) { IsOpen = true });

    private static TraceLanes Bitwise(string text, TraceLanes left, TraceLanes right) =>
        left.Node.Kind == TraceKind.Mask && right.Node.Kind == TraceKind.Mask ? Masks(text, left, right) : Bits(text, left, right);

    private static TraceLanes Masks(string text, params ReadOnlySpan<TraceLanes> operands) =>
        new(new(TraceKind.Mask, text, Operands(operands, TraceKind.Mask)) { IsOpen = true });

    private static TraceLanes Bits(string text, params ReadOnlySpan<TraceLanes> operands) =>
        new(new(TraceKind.Bits, text, Operands(operands, TraceKind.Bits)) { IsOpen = true });

    private static TraceLanes Make(TraceKind kind, string text, bool isOpen, params (TraceNode, TraceKind)[] operands) =>
        new(new(kind, text, [.. operands]) { IsOpen = isOpen });

    private static ImmutableArray<(TraceNode, TraceKind)> Operands(ReadOnlySpan<TraceLanes> lanes, TraceKind kind)
    {
        var operands = ImmutableArray.CreateBuilder<(TraceNode, TraceKind)>(lanes.Length);
        foreach (var lane in lanes)
        {
            operands.Add((lane.Node, kind));
        }

        return operands.MoveToImmutable();
    }
}
