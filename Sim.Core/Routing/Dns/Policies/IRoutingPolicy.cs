namespace Sim.Core.Routing.Dns.Policies;

/// <summary>
/// One Route 53 routing policy, compiled for one group: whom it would take for a client, in order of preference.
/// </summary>
/// <remarks>
/// Health is not its business. <see cref="Evaluation.RecordGroups"/> takes the first tier with a healthy member and,
/// when there is none, the
/// first tier as a whole; within a tier, members share by weight. Members are numbered within the group.
/// </remarks>
internal interface IRoutingPolicy
{
    /// <summary>The name in the documentation, lower case.</summary>
    string Name { get; }

    /// <summary>The next tier for this client; empty after the last one.</summary>
    Tier NextTier(in DnsClient client, ref TierCursor cursor);

    /// <summary>What speaks for the member, for explanations: "country FR", "weight 10".</summary>
    string Describe(int member, in DnsClient client);
}
