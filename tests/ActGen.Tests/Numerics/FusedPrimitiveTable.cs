using ActGen.CompilerServices;
using ActGen.Numerics;

namespace ActGen.Tests.Numerics;

/// <summary>One result of a primitive that has two, and the primitive of one result whose bits it has.</summary>
/// <param name="Fused">The result, with the reference and the bound of the single primitive.</param>
/// <param name="Single">The primitive of one result.</param>
public sealed record FusedRow(PrimitiveRow Fused, PrimitiveRow Single);

/// <summary>Every result of every primitive that has two, one row each.</summary>
public static class FusedPrimitiveTable
{
    public static readonly FusedRow[] Rows =
    [
        Row<SinOfSinCos>("Sin"),
        Row<CosOfSinCos>("Cos"),
        Row<TanhOfTanhSechSquared>("Tanh"),
        Row<SechSquaredOfTanhSechSquared>("SechSquared"),
        Row<SoftplusOfSoftplusExpOfMinusAbs>("Softplus"),
        Row<ExpOfMinusAbsOfSoftplusExpOfMinusAbs>("ExpOfMinusAbs"),
        Row<ErfcOfErfcGauss>("Erfc"),
        Row<GaussOfErfcGauss>("Gauss"),
        Row<NormalCdfOfNormalCdfGaussHalf>("NormalCdf"),
        Row<GaussHalfOfNormalCdfGaussHalf>("GaussHalf"),
    ];

    private static FusedRow Row<TPrimitive>(string single) where TPrimitive : struct, IPrimitive
    {
        PrimitiveRow row = PrimitiveTable.Rows.Single(row => row.Name == single);
        return new(new PrimitiveRow<TPrimitive>(typeof(TPrimitive).Name, row.Reference, row.Bound), row);
    }

    private readonly struct SinOfSinCos : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.SinCos(x, out _);
    }

    private readonly struct CosOfSinCos : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T>
        {
            Primitives.SinCos(x, out var second);
            return second;
        }
    }

    private readonly struct TanhOfTanhSechSquared : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.TanhSechSquared(x, out _);
    }

    private readonly struct SechSquaredOfTanhSechSquared : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T>
        {
            Primitives.TanhSechSquared(x, out var second);
            return second;
        }
    }

    private readonly struct SoftplusOfSoftplusExpOfMinusAbs : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.SoftplusExpOfMinusAbs(x, out _);
    }

    private readonly struct ExpOfMinusAbsOfSoftplusExpOfMinusAbs : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T>
        {
            Primitives.SoftplusExpOfMinusAbs(x, out var second);
            return second;
        }
    }

    private readonly struct ErfcOfErfcGauss : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.ErfcGauss(x, out _);
    }

    private readonly struct GaussOfErfcGauss : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T>
        {
            Primitives.ErfcGauss(x, out var second);
            return second;
        }
    }

    private readonly struct NormalCdfOfNormalCdfGaussHalf : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T> => Primitives.NormalCdfGaussHalf(x, out _);
    }

    private readonly struct GaussHalfOfNormalCdfGaussHalf : IPrimitive
    {
        public static T Apply<T>(T x) where T : struct, ILanes<T>
        {
            Primitives.NormalCdfGaussHalf(x, out var second);
            return second;
        }
    }
}
