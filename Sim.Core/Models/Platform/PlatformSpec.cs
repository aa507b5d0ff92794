using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What exists: models and data planes name its parts by their index in these lists.</summary>
public sealed record PlatformSpec
{
    public required ServiceSpec Service { get; init; }

    public required ClientSpec Clients { get; init; }

    public required IReadOnlyList<SiteSpec> Sites { get; init; }

    public required IReadOnlyList<PoolSpec> Pools { get; init; }

    public required IReadOnlyList<FrontEndSpec> FrontEnds { get; init; }

    /// <summary>Data stores that pods call. Default: none.</summary>
    public IReadOnlyList<StoreSpec> Stores { get; init; } = [];

    /// <summary>Countries and parts of them first, then checker regions.</summary>
    public required IReadOnlyList<VantageSpec> Vantages { get; init; }

    /// <summary>Time until the Internet has followed a withdrawn or announced route.</summary>
    public required SimDuration RouteConvergence { get; init; }

    /// <summary>Time until a router notices a dead neighbor.</summary>
    public required SimDuration HoldTime { get; init; }

    /// <summary>
    /// How the paths between users and the ends of their connections vary, and what they lose. Default: they do
    /// neither.
    /// </summary>
    public PathQuality PathQuality { get; init; } = PathQuality.Ideal;

    /// <summary>
    /// Public addresses: one for each site, then those of the front ends. Sites with the same one count each.
    /// </summary>
    public int AddressCount => Sites.Count + FrontEnds.Count;

    /// <summary>
    /// Endpoints that results name: sites, then the pools behind front ends in the order of <see cref="Pools"/>.
    /// </summary>
    public IReadOnlyList<Endpoint> Endpoints { get; private init; } = [];

    /// <summary>
    /// The address of a site, by index: its own, or that of the first site with the same one. Answers lead to that, and
    /// routes decide between the sites.
    /// </summary>
    public int AddressOf(int site)
    {
        int first = 0;
        while (Sites[first].Address != Sites[site].Address)
        {
            first++;
        }
        return first;
    }

    public string AddressText(int address) =>
        address < Sites.Count ? Sites[address].Address : FrontEnds[address - Sites.Count].Address;

    /// <summary>The IPv6 address of the same endpoint; null: it has none.</summary>
    public string? Address6Text(int address) =>
        address < Sites.Count ? Sites[address].Address6 : FrontEnds[address - Sites.Count].Address6;

    /// <summary>Rate at which a connection to an address closes that nothing breaks, per second.</summary>
    public double ClosingRate(int address) =>
        Clients.ClosingRate(
            address < Sites.Count ? Sites[address].Blades.Limits : FrontEnds[address - Sites.Count].Limits
        );

    /// <summary>
    /// The vantage whose link to a site one shares: a link belongs to a country, to its parts and to the checkers of a
    /// cloud region there.
    /// </summary>
    internal int LinkOf(int vantage)
    {
        for (int i = 0; i < Vantages.Count; i++)
        {
            if (!Vantages[i].InCloud && Vantages[i].Country == Vantages[vantage].Country)
            {
                return i;
            }
        }
        return vantage;
    }

    /// <summary>The same platform with <see cref="Endpoints"/> filled in.</summary>
    public PlatformSpec WithEndpoints()
    {
        var endpoints = new List<Endpoint>();
        for (int site = 0; site < Sites.Count; site++)
        {
            endpoints.Add(new Endpoint(Sites[site].Id, site, Sites[site].Pool));
        }
        foreach (int pool in FrontEnds.SelectMany(frontEnd => frontEnd.Backends).Distinct().Order())
        {
            endpoints.Add(new Endpoint(Pools[pool].Id, null, pool));
        }
        return this with { Endpoints = endpoints };
    }
}
