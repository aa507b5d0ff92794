namespace Sim.Scenarios.Schema;

/// <summary>Whose load balancer a front end is, and so by which rule it chooses among its pools.</summary>
public enum FrontEndKind
{
    /// <summary>Google's global external application load balancer.</summary>
    GoogleGlobal,
}
