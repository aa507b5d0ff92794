using System.Net;

namespace Sim.Core.Routing.Dns.Policies;

/// <summary>Turns the record sets of a group into its compiled policy.</summary>
internal static class RoutingPolicies
{
    /// <summary>The order of members that tiers rely on: preferred before fallback, then by SetIdentifier.</summary>
    public static int Compare(RecordSet a, RecordSet b)
    {
        int byPrecedence = Precedence(a.Policy).CompareTo(Precedence(b.Policy));
        return byPrecedence != 0 ? byPrecedence : string.CompareOrdinal(a.SetIdentifier, b.SetIdentifier);
    }

    /// <param name="members">At least one, all with policies of one type, ordered by <see cref="Compare"/>.</param>
    public static IRoutingPolicy Create(RecordSet[] members, Func<IpBasedRouting, IReadOnlyList<IPNetwork>> blocks) =>
        members[0].Policy switch
        {
            SimpleRouting => new SimplePolicy(),
            WeightedRouting => new WeightedPolicy([.. All<WeightedRouting>(members).Select(p => p.Weight)]),
            LatencyRouting => new LatencyPolicy([.. All<LatencyRouting>(members).Select(p => p.Region)]),
            FailoverRouting => new FailoverPolicy([.. All<FailoverRouting>(members).Select(p => p.Role)]),
            GeolocationRouting => new GeolocationPolicy([.. All<GeolocationRouting>(members)]),
            GeoproximityRouting => new GeoproximityPolicy(
                [.. members.Select(m => m.SetIdentifier ?? "")],
                [.. All<GeoproximityRouting>(members).Select(p => p.Bias)]
            ),
            IpBasedRouting => new IpBasedPolicy(
                [.. All<IpBasedRouting>(members)],
                [.. All<IpBasedRouting>(members).Select(blocks)]
            ),
            MultivalueRouting => new MultivaluePolicy(members.Length),
            var other => throw new ArgumentException($"no such policy: {other.GetType().Name}", nameof(members)),
        };

    /// <summary>The name in the documentation, lower case.</summary>
    public static string Name(RoutingPolicy policy) =>
        policy switch
        {
            WeightedRouting => "weighted",
            LatencyRouting => "latency",
            FailoverRouting => "failover",
            GeolocationRouting => "geolocation",
            GeoproximityRouting => "geoproximity",
            IpBasedRouting => "IP-based",
            MultivalueRouting => "multivalue",
            _ => "simple",
        };

    private static IEnumerable<T> All<T>(RecordSet[] members)
        where T : RoutingPolicy => members.Select(m => (T)m.Policy);

    private static int Precedence(RoutingPolicy policy) =>
        policy is WeightedRouting { Weight: 0 } or FailoverRouting { Role: FailoverRole.Secondary } ? 1 : 0;
}
