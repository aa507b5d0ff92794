namespace Sim.Scenarios.Schema.Checks;

/// <summary>Thresholds can be read.</summary>
internal static class ThresholdChecks
{
    public static void Run(CheckContext context)
    {
        context.CheckUnique("threshold", context.Scenario.Thresholds, i => $"thresholds[{i}]");
        foreach ((int i, string threshold) in context.Scenario.Thresholds.Index())
        {
            if (context.Vocabulary.CheckThreshold?.Invoke(threshold) is { } fault)
            {
                context.ErrorInside($"thresholds[{i}]", fault.Position, "wrong-threshold", fault);
            }
        }
    }
}
