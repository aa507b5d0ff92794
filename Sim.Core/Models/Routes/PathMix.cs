using Sim.Core.Quantities;

namespace Sim.Core.Models.Routes;

/// <summary>
/// The round trips of the users of one vantage to one place, by share: those of different networks differ. Immutable.
/// </summary>
public sealed class PathMix
{
    /// <param name="parts">One at least; shares above 0, scaled to add up to 1.</param>
    public PathMix(IReadOnlyList<(SimDuration RoundTrip, double Share)> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        double sum = parts.Sum(part => part.Share);
        if (!(sum > 0) || parts.Any(part => part.Share <= 0))
        {
            throw new ArgumentException("Parts with shares above 0 are expected.", nameof(parts));
        }
        Parts =
        [
            .. parts
                .GroupBy(part => part.RoundTrip)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum(part => part.Share) / sum)),
        ];
        Mean = SimDuration.FromSeconds(Parts.Sum(part => part.RoundTrip.TotalSeconds * part.Share));
    }

    /// <summary>Ascending, each round trip once; shares add up to 1.</summary>
    public IReadOnlyList<(SimDuration RoundTrip, double Share)> Parts { get; }

    public SimDuration Mean { get; }
}
