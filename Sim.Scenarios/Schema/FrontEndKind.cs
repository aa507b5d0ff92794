namespace Sim.Scenarios.Schema;

public enum FrontEndKind
{
    /// <summary>Google's global external application load balancer, WATERFALL_BY_REGION.</summary>
    GoogleGlobal,
}
