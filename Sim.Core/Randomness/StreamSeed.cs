namespace Sim.Core.Randomness;

/// <summary>
/// The seed of a stream from its name: FNV-1a over UTF-16 code units with length separators, then a SplitMix64 finish.
/// </summary>
internal static class StreamSeed
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;

    public static ulong Hash(ulong seed, int replication, string entity, string purpose)
    {
        unchecked
        {
            ulong hash = Mix(FnvOffset, seed);
            hash = Mix(hash, (ulong)replication);
            hash = Mix(hash, entity);
            hash = Mix(hash, purpose);
            return SplitMix64.Finish(hash);
        }
    }

    private static ulong Mix(ulong hash, ulong value)
    {
        for (int shift = 0; shift < 64; shift += 8)
        {
            hash = unchecked((hash ^ ((value >> shift) & 0xFF)) * FnvPrime);
        }
        return hash;
    }

    private static ulong Mix(ulong hash, string text)
    {
        hash = Mix(hash, (ulong)text.Length);
        foreach (char unit in text)
        {
            hash = unchecked((hash ^ unit) * FnvPrime);
        }
        return hash;
    }
}
