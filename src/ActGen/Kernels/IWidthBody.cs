using ActGen.CompilerServices;

namespace ActGen.Kernels;

/// <summary>Work that is written once for lanes of any number, and run by <see cref="Simd"/> with those of the machine.</summary>
/// <typeparam name="TState">The operands.</typeparam>
internal interface IWidthBody<TState> where TState : allows ref struct
{
    /// <param name="state">The operands.</param>
    /// <param name="length">How much there is to do, in elements, rows or columns.</param>
    static abstract void Run<TLanes>(scoped ref TState state, int length) where TLanes : struct, ILanes<TLanes>;
}
