namespace Sim.Core.Routing.Dns;

/// <summary>The two places of a failover group.</summary>
public enum FailoverRole
{
    Primary,
    Secondary,
}
