namespace Sim.Core.Randomness;

/// <summary>
/// The counter-based generator Philox4x32-10 (Salmon, Moraes, Dror, Shaw 2011): for each key a permutation of the
/// 128-bit counters, in ten rounds of multiplication and exclusive or.
/// </summary>
internal static class Philox4x32
{
    private const int Rounds = 10;
    private const ulong Multiplier0 = 0xD2511F53;
    private const ulong Multiplier1 = 0xCD9E8D57;

    // By how much the two words of the key grow from round to round: the golden ratio and the root of 3, minus 1.
    private const uint Weyl0 = 0x9E3779B9;
    private const uint Weyl1 = 0xBB67AE85;

    /// <summary>The block of a counter. Words are 32 bits, the first of counter, key and block the lowest.</summary>
    public static UInt128 Block(UInt128 counter, ulong key)
    {
        unchecked
        {
            uint c0 = (uint)counter;
            uint c1 = (uint)((ulong)counter >> 32);
            uint c2 = (uint)(counter >> 64);
            uint c3 = (uint)(counter >> 96);
            uint k0 = (uint)key;
            uint k1 = (uint)(key >> 32);
            for (int round = 0; round < Rounds; round++)
            {
                ulong product0 = Multiplier0 * c0;
                ulong product1 = Multiplier1 * c2;
                c0 = (uint)(product1 >> 32) ^ c1 ^ k0;
                c1 = (uint)product1;
                c2 = (uint)(product0 >> 32) ^ c3 ^ k1;
                c3 = (uint)product0;
                k0 += Weyl0;
                k1 += Weyl1;
            }
            return new UInt128(((ulong)c3 << 32) | c2, ((ulong)c1 << 32) | c0);
        }
    }
}
