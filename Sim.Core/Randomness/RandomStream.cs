using Sim.Core.Quantities;

namespace Sim.Core.Randomness;

/// <summary>A stream of random numbers, one after the other: xoshiro256**, period 2^256 - 1.</summary>
/// <remarks>
/// <para>
/// Every method takes exactly one number of the generator, so that two runs which make the same decisions stay aligned
/// whatever they decide. A stream is 56 bytes; not safe for use from several threads.
/// </para>
/// <para>
/// The antithetic stream of a seed gives 1 - u where the stream of that seed gives u. On the grid of multiples of
/// 2^-53 that is 1 - 2^-53 - u: it stays in [0, 1), and each cell of the grid has its mirror image.
/// </para>
/// </remarks>
public sealed class RandomStream
{
    private const double Grid = 1.0 / (1UL << 53);

    private readonly ulong _mirror;
    private Xoshiro256StarStar _generator;

    /// <param name="seed">Any value.</param>
    /// <param name="antithetic">Whether this is the antithetic stream of the seed.</param>
    public RandomStream(ulong seed, bool antithetic = false)
        : this(Xoshiro256StarStar.FromSeed(seed), antithetic) { }

    internal RandomStream(Xoshiro256StarStar generator, bool antithetic = false)
    {
        _generator = generator;
        _mirror = antithetic ? ulong.MaxValue : 0;
    }

    public ulong NextUInt64() => _generator.Next() ^ _mirror;

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    public double NextDouble() => ToDouble(NextUInt64());

    /// <summary>
    /// Uniform on (0, 1): <see cref="NextDouble"/> with 2^-54 in place of 0. What quantile functions take.
    /// </summary>
    public double NextProbability() => ToProbability(NextUInt64());

    /// <summary>
    /// Uniform on 0 to <paramref name="bound"/> - 1; bias below 2^-32 for any bound that fits an int.
    /// </summary>
    public int NextInt32(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        return (int)(((UInt128)NextUInt64() * (ulong)bound) >> 64);
    }

    /// <summary>True with the given probability: where the uniform number lies below it.</summary>
    /// <param name="probability">0 (never) to 1 (always).</param>
    public bool NextBernoulli(double probability)
    {
        Parameter.ThrowUnlessProbability(probability);
        return NextDouble() < probability;
    }

    /// <summary>Uniform on [0, <paramref name="bound"/>), in whole nanoseconds; zero for a bound of zero.</summary>
    public SimDuration NextDuration(SimDuration bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bound.Nanoseconds, nameof(bound));
        return new SimDuration((long)(((UInt128)NextUInt64() * (ulong)bound.Nanoseconds) >> 64));
    }

    /// <summary>Exponential with the given mean, by inversion; at most 37 times the mean.</summary>
    /// <remarks>
    /// For a mean that changes from draw to draw; for a fixed one see <see cref="Distributions.Exponential"/>.
    /// </remarks>
    public double NextExponential(double mean) => -mean * DeterministicMath.Log(1 - NextDouble());

    /// <summary>Exponential with the given mean, by inversion, to whole nanoseconds; zero for a mean of zero.</summary>
    /// <exception cref="OverflowException">The draw passes 292 years.</exception>
    public SimDuration NextExponential(SimDuration mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean.Nanoseconds, nameof(mean));
        return mean * NextExponential(1.0);
    }

    /// <summary>Lognormal by inversion; for fixed parameters see <see cref="Distributions.Lognormal"/>.</summary>
    /// <param name="median">exp(mu), greater than 0.</param>
    /// <param name="sigma">Standard deviation of the logarithm, 0 or greater.</param>
    public double NextLognormal(double median, double sigma) =>
        median * DeterministicMath.Exp(sigma * NormalQuantile.At(NextProbability()));

    /// <summary>The upper 53 bits as a multiple of 2^-53.</summary>
    internal static double ToDouble(ulong number) => (number >> 11) * Grid;

    internal static double ToProbability(ulong number)
    {
        double uniform = ToDouble(number);
        return uniform > 0 ? uniform : Grid / 2;
    }
}
