using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>The JSON Schema of files of sweeps, for completion and checks in editors.</summary>
public static class SweepPlanJsonSchema
{
    /// <summary>Draft 7, the one that YAML editors support best; indented, lines end with LF.</summary>
    public static string Write() =>
        ScenarioJsonSchema.Write("Sweep of a simulation scenario, format 1", typeof(SweepPlan));
}
