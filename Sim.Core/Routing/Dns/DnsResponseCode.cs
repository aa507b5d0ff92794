namespace Sim.Core.Routing.Dns;

/// <summary>The outcome of a question.</summary>
public enum DnsResponseCode
{
    /// <summary>RCODE 0 with at least one record.</summary>
    NoError,

    /// <summary>RCODE 0 without records: the name exists, or a policy has no answer for this client.</summary>
    NoData,

    /// <summary>RCODE 3: the name does not exist.</summary>
    NxDomain,
}
