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

    /// <summary>Fixed lines: FTTH 40 %, cable 30 %, DSL 30 %. An assumption.</summary>
    public static AccessMix Fixed { get; } =
        new((AccessNetwork.Ftth, new(0.4)), (AccessNetwork.Cable, new(0.3)), (AccessNetwork.Dsl, new(0.3)));

    /// <summary>Mobile networks: 4G 70 %, 5G 30 %. An assumption.</summary>
    public static AccessMix Mobile { get; } =
        new((AccessNetwork.FourthGeneration, new(0.7)), (AccessNetwork.FifthGeneration, new(0.3)));

    public IReadOnlyList<(AccessNetwork Network, Ratio Share)> Parts { get; }

    /// <summary>The distribution of the round trip over the whole population.</summary>
    public LatencyDistribution Distribution() =>
        LatencyDistribution.Mixture([.. Parts.Select(part => (part.Network.Distribution(), part.Share))]);
}
