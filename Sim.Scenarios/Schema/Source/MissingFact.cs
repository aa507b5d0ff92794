namespace Sim.Scenarios.Schema.Source;

/// <summary>What the format of a file leaves out and its reader is told beside it; who asks says how.</summary>
public enum MissingFact
{
    /// <summary>The name of the zone.</summary>
    Origin,

    /// <summary>The name of the policy record of a traffic policy.</summary>
    RecordName,

    /// <summary>The TTL of that record.</summary>
    Ttl,

    /// <summary>Which of several zones in a file is meant.</summary>
    Part,

    /// <summary>The collection of a listing of CIDR blocks.</summary>
    CidrCollection,
}
