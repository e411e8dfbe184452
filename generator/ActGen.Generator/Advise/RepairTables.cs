using System.Runtime.CompilerServices;

namespace ActGen.Generator.Advise;

/// <summary>Values that live as long as their keys: with repairs and without, as one compilation can be looked at with either.</summary>
internal sealed class RepairTables<TKey, TValue>
    where TKey : class
    where TValue : class
{
    private readonly ConditionalWeakTable<TKey, TValue> _repaired = new();
    private readonly ConditionalWeakTable<TKey, TValue> _written = new();

    public ConditionalWeakTable<TKey, TValue> Of(bool isRepaired) => isRepaired ? _repaired : _written;
}
