namespace Sim.Core.Routing.Dns;

/// <summary>What is wrong with, or noteworthy in, a zone as it stands.</summary>
public enum ZoneFindingKind
{
    /// <summary>
    /// An alias leads back to its own group. The alias answers nothing, and is unhealthy where its target is evaluated.
    /// </summary>
    AliasCycle,

    /// <summary>
    /// An alias target inside the zone does not exist. The alias answers nothing, and is unhealthy where its target is
    /// evaluated.
    /// </summary>
    DanglingAlias,

    /// <summary>
    /// Aliases nest deeper, or fan out wider, than is evaluated. The alias answers nothing, and is unhealthy where its
    /// target is evaluated.
    /// </summary>
    AliasTooDeep,

    /// <summary>
    /// An alias to an AWS resource outside the zone: taken as always healthy, its answer is the target's name.
    /// </summary>
    ExternalAlias,

    /// <summary>
    /// Record sets with one name and type have different routing policies. The group answers nothing.
    /// </summary>
    MixedPolicies,

    /// <summary>
    /// Two record sets with one name and type have the same SetIdentifier, or are both simple. The first one counts.
    /// </summary>
    DuplicateSetIdentifier,

    /// <summary>
    /// Two record sets of a group claim the same place: region, location or failover role. Lowest SetIdentifier first.
    /// </summary>
    DuplicatePlace,

    /// <summary>A record set names a health check that is not among those supplied.</summary>
    UnknownHealthCheck,

    /// <summary>
    /// A record set names a CIDR collection or location that is not among those supplied; it never matches.
    /// </summary>
    UnknownCidrLocation,
}
