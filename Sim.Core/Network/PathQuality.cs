using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>How a path differs from its median: from packet to packet, and in what it loses.</summary>
/// <remarks>Queues are not part of it: they belong to links, stations and access networks.</remarks>
/// <param name="Sigma">Of the logarithm of the round trip, 0 or more. Inside backbones 0.02 to 0.05 is seen.</param>
/// <param name="Loss">Of packets in one direction, 0 or more and less than 1.</param>
public sealed record PathQuality(double Sigma, Ratio Loss)
{
    /// <summary>Neither varies nor loses.</summary>
    public static PathQuality Ideal { get; } = new(0, new Ratio(0));

    /// <summary>A sigma of 0.03, in the middle of what is seen, and no loss: assumptions.</summary>
    public static PathQuality Backbone { get; } = new(0.03, new Ratio(0));

    /// <summary>The round trip of a path with a median, lognormal.</summary>
    /// <param name="median">More than 0.</param>
    public LatencyDistribution RoundTrip(SimDuration median) => LatencyDistribution.Lognormal(median, Sigma);

    /// <summary>The mean of a round trip over its median.</summary>
    public double MeanFactor => DeterministicMath.Exp(Sigma * Sigma / 2);

    /// <summary>The chance that a packet or its answer is lost.</summary>
    public Ratio RoundTripLoss => new(1 - ((1 - Loss.Value) * (1 - Loss.Value)));
}
