using System.Numerics;
using Sim.Core.Quantities;

namespace Sim.Core.Randomness;

/// <summary>A stream of random numbers: xoshiro256** (Blackman, Vigna 2018), period 2^256 - 1.</summary>
/// <remarks>Not safe for use from several threads. Samplers take one uniform per decision (inversion).</remarks>
public sealed class RandomStream
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <param name="seed">Any value; the state is filled by SplitMix64, which never yields the forbidden all-zero
    /// state.</param>
    public RandomStream(ulong seed)
    {
        const ulong Golden = 0x9E3779B97F4A7C15;
        unchecked
        {
            _s0 = StreamSeed.Finish(seed += Golden);
            _s1 = StreamSeed.Finish(seed += Golden);
            _s2 = StreamSeed.Finish(seed += Golden);
            _s3 = StreamSeed.Finish(seed + Golden);
        }
    }

    /// <summary>A stream in a given state, not all zero: for reference vectors.</summary>
    internal RandomStream(ulong s0, ulong s1, ulong s2, ulong s3)
    {
        _s0 = s0;
        _s1 = s1;
        _s2 = s2;
        _s3 = s3;
    }

    public ulong NextUInt64()
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

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// Uniform on 0 to <paramref name="bound"/> - 1; bias below 2^-32 for any bound that fits an int.
    /// </summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((UInt128)NextUInt64() * (ulong)bound) >> 64);
    }

    /// <summary>Exponential with the given mean, by inversion; at most 37 times the mean.</summary>
    public double NextExponential(double mean) => -mean * DeterministicMath.Log(1 - NextDouble());

    /// <summary>Uniform on [0, <paramref name="bound"/>), in whole nanoseconds; zero for a bound of zero.</summary>
    public SimDuration NextDuration(SimDuration bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound.Nanoseconds, nameof(bound));
        return new SimDuration((long)(((UInt128)NextUInt64() * (ulong)bound.Nanoseconds) >> 64));
    }

    /// <summary>Lognormal by inversion.</summary>
    /// <param name="median">exp(mu), greater than 0.</param>
    /// <param name="sigma">Standard deviation of the logarithm, 0 or greater.</param>
    public double NextLognormal(double median, double sigma) =>
        median * DeterministicMath.Exp(sigma * NormalQuantile.At(Math.Max(NextDouble(), 0.5 / (1UL << 53))));
}
