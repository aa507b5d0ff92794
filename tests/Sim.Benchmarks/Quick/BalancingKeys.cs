namespace Sim.Benchmarks.Quick;

/// <summary>What the ingress tier decides for each connection and each request.</summary>
internal static class BalancingKeys
{
    private const int Picks = 4_000_000;

    public static IEnumerable<IQuickKey> All { get; } =
    [
        // Mean over the four kinds of tables, the hash of the 5-tuple included.
        new OperationKey("ecmp_pick", Picks, () => new EcmpPicks().Pick),
    ];
}
