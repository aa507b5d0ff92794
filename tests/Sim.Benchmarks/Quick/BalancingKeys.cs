namespace Sim.Benchmarks.Quick;

/// <summary>What the ingress tier decides for each connection and each request.</summary>
internal static class BalancingKeys
{
    private const int Picks = 4_000_000;

    public static IEnumerable<IQuickKey> All { get; } =
    [
        // Mean over the four kinds of tables, the hash of the 5-tuple included.
        new OperationKey("ecmp_pick", Picks, () => new EcmpPicks().Pick),
        // One pick and one response of ingress-nginx, and the same with nginx's round robin; 40 pods.
        new OperationKey("ewma_pick", Picks, () => new UpstreamPicks().Ewma),
        new OperationBytesKey("ewma_pick_bytes", Picks, () => new UpstreamPicks().Ewma),
        new OperationKey("round_robin_pick", Picks, () => new UpstreamPicks().SmoothRoundRobin),
    ];
}
