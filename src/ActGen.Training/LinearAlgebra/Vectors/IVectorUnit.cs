namespace ActGen.Training;

/// <summary>A vector unit that products run on.</summary>
internal interface IVectorUnit
{
    /// <summary>Floats of a vector.</summary>
    static abstract int Count { get; }

    /// <summary>Computes tiles of a strip; see <see cref="ProductKernel{TVector, TUnit, TRows, TColumns}"/>.</summary>
    static abstract void Compute<TRows, TColumns>(scoped ref readonly ProductStrip strip, int tiles)
        where TRows : struct, ITileSize
        where TColumns : struct, ITileSize;

    /// <summary>Computes tiles of a convolution; see <see cref="ConvolutionKernel{TVector, TUnit, TRows}"/>.</summary>
    static abstract void Convolve<TRows>(scoped ref readonly ConvolutionStrip strip, int first, int tiles) where TRows : struct, ITileSize;
}

/// <summary>
/// The operations of a vector unit that the product kernels need. Its vectors are bare, not wrapped in a struct as lanes are: only then
/// does the JIT add to a sum where it lies, instead of adding elsewhere and copying the result back.
/// </summary>
/// <typeparam name="TVector">Its vectors of floats.</typeparam>
internal interface IVectorUnit<TVector> : IVectorUnit where TVector : struct
{
    /// <summary>All floats the same.</summary>
    static abstract TVector Create(float value);

    /// <summary>Reads the vector that begins a number of floats after a place, at any alignment.</summary>
    static abstract TVector Load(ref readonly float source, nint offset);

    /// <summary>Writes the vector that begins a number of floats after a place, at any alignment.</summary>
    static abstract void Store(TVector value, ref float destination, nint offset);

    /// <summary><c>a * b + c</c>, rounded once.</summary>
    static abstract TVector FusedMultiplyAdd(TVector a, TVector b, TVector c);
}
