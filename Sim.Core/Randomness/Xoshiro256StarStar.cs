using System.Numerics;

namespace Sim.Core.Randomness;

/// <summary>The generator xoshiro256** (Blackman, Vigna 2018): 32 bytes of state, period 2^256 - 1.</summary>
/// <remarks>A mutable struct: a copy goes on from the same place. The state must not be all zero.</remarks>
internal struct Xoshiro256StarStar(ulong s0, ulong s1, ulong s2, ulong s3)
{
    private ulong _s0 = s0;
    private ulong _s1 = s1;
    private ulong _s2 = s2;
    private ulong _s3 = s3;

    /// <summary>The state that four numbers of SplitMix64 make, as the authors advise; never all zero.</summary>
    public static Xoshiro256StarStar FromSeed(ulong seed)
    {
        var spread = new SplitMix64(seed);
        return new Xoshiro256StarStar(spread.Next(), spread.Next(), spread.Next(), spread.Next());
    }

    public ulong Next()
    {
        unchecked
        {
            ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
            ulong t = _s1 << 17;
            _s2 ^= _s0;
            _s3 ^= _s1;
            _s1 ^= _s2;
            _s0 ^= _s3;
            _s2 ^= t;
            _s3 = BitOperations.RotateLeft(_s3, 45);
            return result;
        }
    }
}
