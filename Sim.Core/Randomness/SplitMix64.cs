namespace Sim.Core.Randomness;

/// <summary>The generator SplitMix64 (Steele, Lea, Flood 2014): spreads a seed over a larger state.</summary>
internal struct SplitMix64(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    public ulong Next() => Finish(unchecked(_state += Golden));

    /// <summary>The finishing function: a permutation of the 64-bit numbers.</summary>
    public static ulong Finish(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
