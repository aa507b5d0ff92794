using System.Net;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>A route as a neighbor sends it, with what the judges' import policy makes of it.</summary>
internal sealed record OfferedRoute(Neighbor Neighbor)
{
    public int Weight { get; init; }

    public uint LocalPreference { get; init; } = 100;

    public IReadOnlyList<Asn> AsPath { get; init; } = [];

    public BgpOrigin Origin { get; init; }

    public uint? Med { get; init; }

    /// <summary>Null: the neighbor's address, on the judges' own link.</summary>
    public IPAddress? NextHop { get; init; }

    /// <summary>Null: cannot be reached.</summary>
    public uint? IgpMetric { get; init; } = 0;

    public IPAddress? OriginatorId { get; init; }

    public int ClusterListLength { get; init; }

    /// <summary>What the decision process gets.</summary>
    public BgpRoute ToRoute(int arrival, bool withWeight) =>
        new()
        {
            PeerAddress = Neighbor.Address,
            Weight = withWeight ? Weight : 0,
            LocalPreference = LocalPreference,
            AsPath = AsPath,
            Origin = Origin,
            Med = Med,
            IsExternal = Neighbor.IsExternal,
            IgpMetric = IgpMetric,
            Arrival = arrival,
            RouterId = Neighbor.RouterNumber,
            OriginatorId = OriginatorId is null ? null : Neighbor.Number(OriginatorId),
            ClusterListLength = ClusterListLength,
        };

    public string ToWithdrawal(string prefix) => $"withdraw route {prefix} next-hop {NextHop ?? Neighbor.Address}";

    /// <summary>The command for ExaBGP. Over eBGP, communities stand for preference; weight always is one.</summary>
    public string ToCommand(string prefix)
    {
        List<string> communities = [];
        if (Weight > 0)
        {
            communities.Add($"{Neighbor.Home.Value}:{Weight}");
        }
        if (Neighbor.IsExternal && LocalPreference != 100)
        {
            communities.Add($"{Neighbor.Home.Value}:{LocalPreference}");
        }
        string path = string.Join(' ', AsPath.Select(asn => asn.Value));
        string[] clusters = [.. Enumerable.Range(1, ClusterListLength).Select(i => $"192.0.2.{i}")];
        return $"announce route {prefix} next-hop {NextHop ?? Neighbor.Address} origin {Origin}".ToLowerInvariant()
            + $" as-path [ {path} ]"
            + (Med is null ? "" : $" med {Med}")
            + (Neighbor.IsExternal ? "" : $" local-preference {LocalPreference}")
            + (communities.Count == 0 ? "" : $" community [ {string.Join(' ', communities)} ]")
            + (OriginatorId is null ? "" : $" originator-id {OriginatorId}")
            + (clusters.Length == 0 ? "" : $" cluster-list [ {string.Join(' ', clusters)} ]");
    }

    public override string ToString() =>
        $"{(Neighbor.IsExternal ? "eBGP" : "iBGP")} from {Neighbor.Address} id {Neighbor.RouterId}: weight {Weight}, "
        + $"preference {LocalPreference}, path [{string.Join(' ', AsPath.Select(asn => asn.Value))}], {Origin}, "
        + $"MED {(Med is null ? "none" : $"{Med}")}, IGP metric {(IgpMetric is null ? "none" : $"{IgpMetric}")}, "
        + $"originator {OriginatorId?.ToString() ?? "none"}, {ClusterListLength} clusters";
}
