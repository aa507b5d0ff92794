using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>Which access networks a population uses, by share.</summary>
public sealed record AccessMix
{
    /// <param name="parts">At least one; shares not negative, their sum 1 within a millionth.</param>
    /// <exception cref="ArgumentException">The shares do not add up.</exception>
    public AccessMix(params IReadOnlyList<(AccessNetwork Network, Ratio Share)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Any(part => !(part.Share.Value >= 0)) || Math.Abs(parts.Sum(part => part.Share.Value) - 1) > 1e-6)
        {
            throw new ArgumentException(
                "The shares of a mix must not be negative and must add up to 1.",
                nameof(parts)
            );
        }
        Parts = parts;
    }

    public IReadOnlyList<(AccessNetwork Network, Ratio Share)> Parts { get; }

    /// <summary>The distribution of the round trip over the whole population.</summary>
    public LatencyDistribution Distribution() =>
        LatencyDistribution.Mixture([.. Parts.Select(part => (part.Network.Distribution(), part.Share))]);
}
