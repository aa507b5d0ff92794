using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Network;

/// <summary>A kind of last mile: its round trip between the client and the first router behind it, lognormal.</summary>
/// <remarks>
/// The built-in medians and sigmas are assumptions, set below what the FCC's first Measuring Broadband America reports
/// saw to the nearest server in the provider's network at peak time (FTTH 24 ms, cable 32 ms, DSL 49 ms), as those
/// include a path.
/// </remarks>
/// <param name="Name">As reports print it.</param>
/// <param name="Median">More than 0.</param>
/// <param name="Sigma">Standard deviation of the logarithm, 0 or more.</param>
public sealed record AccessNetwork(string Name, SimDuration Median, double Sigma)
{
    public static AccessNetwork Ftth { get; } = Of("FTTH", 8, 0.5);

    public static AccessNetwork Cable { get; } = Of("cable", 18, 0.4);

    public static AccessNetwork Dsl { get; } = Of("DSL", 35, 0.4);

    public static AccessNetwork FourthGeneration { get; } = Of("4G", 45, 0.5);

    public static AccessNetwork FifthGeneration { get; } = Of("5G", 25, 0.5);

    /// <summary>Satellites in low orbit.</summary>
    public static AccessNetwork LowOrbit { get; } = Of("LEO satellite", 40, 0.35);

    /// <summary>Satellites in geostationary orbit.</summary>
    public static AccessNetwork Geostationary { get; } = Of("GEO satellite", 600, 0.05);

    /// <param name="p">A probability strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="p"/> is outside.</exception>
    public SimDuration Quantile(double p) => Median * DeterministicMath.Exp(Sigma * NormalQuantile.At(p));

    /// <summary>The distribution of the round trip.</summary>
    public LatencyDistribution Distribution() => LatencyDistribution.Lognormal(Median, Sigma);

    private static AccessNetwork Of(string name, double medianMilliseconds, double sigma) =>
        new(name, SimDuration.FromMilliseconds(medianMilliseconds), sigma);
}
