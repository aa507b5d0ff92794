using Sim.Core.Models.Faults;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Publication;

/// <summary>How packets get from each vantage to each site.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="At">When it was published.</param>
/// <param name="VantageCount">Length of a row.</param>
/// <param name="Upstreams">Row per site, column per vantage: index of the upstream in use, or that most users of
/// the vantage use; -1 without a route.</param>
/// <param name="Paths">The same shape: what links and upstreams do to the traffic.</param>
public sealed record RouteSnapshot(long Version, SimTime At, int VantageCount, sbyte[] Upstreams, Impairment[] Paths)
{
    /// <summary>
    /// The same shape: share of the vantage's users of the site's address whose packets go to this site, and not to
    /// another one with the same address; those who have lost their route count where they were. Null: each site has an
    /// address of its own.
    /// </summary>
    public double[]? Landings { get; init; }

    /// <summary>
    /// The same shape: share of those bound for the site whose packets never arrive, whatever they try, because their
    /// network has no way there now. It is part of what <see cref="Paths"/> has as black-holed; the rest of that meets
    /// flows by chance. Null: nobody.
    /// </summary>
    public double[]? CutOff { get; init; }

    /// <summary>
    /// The same shape: the round trips of those who get through now. Null where nobody ever does, and as a whole where
    /// paths do not change: then <see cref="PathTable"/> knows them.
    /// </summary>
    public PathMix?[]? Mixes { get; init; }

    /// <summary>Share of the vantage's users of the site's address who are bound for this site, 0 to 1.</summary>
    public double LandingOf(int site, int vantage) => Landings is null ? 1 : Landings[(site * VantageCount) + vantage];

    /// <summary>Share of those bound for the site who have no way there, 0 to 1.</summary>
    public double CutOffOf(int site, int vantage) => CutOff is null ? 0 : CutOff[(site * VantageCount) + vantage];

    /// <summary>The round trips that there are now; null: those of <see cref="PathTable"/>.</summary>
    public PathMix? MixOf(int site, int vantage) => Mixes?[(site * VantageCount) + vantage];

    public int UpstreamOf(int site, int vantage) => Upstreams[(site * VantageCount) + vantage];

    public ref readonly Impairment PathOf(int site, int vantage) => ref Paths[(site * VantageCount) + vantage];
}
