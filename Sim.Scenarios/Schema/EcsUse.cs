namespace Sim.Scenarios.Schema;

/// <summary>Which resolvers send EDNS Client Subnet (RFC 7871).</summary>
public enum EcsUse
{
    None,

    /// <summary>Public resolvers only.</summary>
    Public,
    All,
}
