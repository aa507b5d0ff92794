namespace Sim.Scenarios.Schema.Checks;

/// <summary>Thresholds can be read.</summary>
internal static class ThresholdChecks
{
    public static void Run(CheckContext context)
    {
        context.CheckUnique("threshold", context.Scenario.Thresholds, i => $"thresholds[{i}]");
        foreach (WrittenThreshold threshold in WrittenThreshold.Of(context.Scenario))
        {
            if (context.Vocabulary.CheckThreshold?.Invoke(threshold.Text) is { } fault)
            {
                context.ErrorInside(threshold.Path, fault.Position, "wrong-threshold", fault);
            }
        }
    }
}
