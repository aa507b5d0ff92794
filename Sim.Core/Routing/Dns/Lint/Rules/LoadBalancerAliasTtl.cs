namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>Weights between a load balancer and addresses of another TTL.</summary>
internal sealed class LoadBalancerAliasTtl : ILintRule
{
    public LintRule About { get; } =
        new(
            "load-balancer-alias-ttl",
            LintSeverity.Warning,
            "A weighted group mixes aliases of load balancers with a TTL other than 60 s",
            "Answers of load balancer aliases live 60 s; beside another TTL the shares are not those "
                + "of the weights.",
            "Set the TTL of the other members to 60 s.",
            "API Reference, ResourceRecordSet, TTL"
        );

    /// <summary>What Route 53 fixes for aliases of load balancers.</summary>
    private const double LoadBalancerTtlSeconds = 60;

    private static readonly DnsName Domain = DnsName.Parse("amazonaws.com");

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (LintedGroup group in zone.GroupsOf<WeightedRouting>())
        {
            int[] balancers =
            [
                .. group.Members.Where(m =>
                    zone.IsOutside(m)
                    && zone[m].Alias is { } alias
                    && alias.DnsName.IsWithin(Domain)
                    && alias.DnsName.ToString().Contains(".elb.", StringComparison.Ordinal)
                ),
            ];
            int[] unequal =
            [
                .. group.Members.Where(m => zone[m].Ttl is { } ttl && ttl.TotalSeconds != LoadBalancerTtlSeconds),
            ];
            if (balancers.Length > 0 && unequal.Length > 0)
            {
                found.AtRecord(
                    About,
                    unequal[0],
                    $"its TTL is {Texts.Seconds(zone[unequal[0]].Ttl!.Value.TotalSeconds)}, that of the load balancer "
                        + $"alias {zone.Identifiers(balancers)} is 60 s",
                    [.. unequal, .. balancers]
                );
            }
        }
    }
}
