namespace Sim.Core.Routing.Dns;

/// <summary>What is wrong with, or noteworthy in, a zone as it stands.</summary>
public enum ZoneFindingKind
{
    /// <summary>
    /// An alias or CNAME leads back to its own group. It answers nothing, and an alias is unhealthy where its target is
    /// evaluated.
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
    /// An alias to an AWS resource outside the zone: its answer is the target's name. Healthy; where its target is
    /// evaluated, unless the status of the resource says otherwise.
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

    /// <summary>
    /// The target of a CNAME would be in the zone and does not exist. The CNAME leads to no answer.
    /// </summary>
    DanglingCname,

    /// <summary>
    /// There are other records beside a CNAME. The CNAME answers for the types that they do not have.
    /// </summary>
    CnameConflict,

    /// <summary>An alias is a member of a multivalue group. It adds no value.</summary>
    MultivalueAlias,
}
