namespace Sim.Scenarios.Schema;

/// <summary>Which data plane carries the traffic.</summary>
public enum Fidelity
{
    /// <summary>Rates of client groups; cost grows with control-plane events.</summary>
    Flow,

    /// <summary>Every single request; cost grows with their number.</summary>
    Request,
}
