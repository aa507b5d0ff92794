using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>What is planned comes before the run ends, and something of it is measured.</summary>
internal static class RunChecks
{
    public static void Run(CheckContext context)
    {
        SimDuration duration = context.Scenario.Duration;
        if (context.IsSound("duration") && context.Scenario.WarmUp >= duration)
        {
            context.Error(
                "warmUp",
                "nothing-measured",
                $"the run ends at {duration}, within its warm-up: nothing is measured",
                $"less than {duration}"
            );
        }
    }

    public static void WarnAfterEnd(CheckContext context, string path, string what, SimDuration at)
    {
        SimDuration duration = context.Scenario.Duration;
        if (context.IsSound("duration") && at >= duration)
        {
            context.Warning(path, "after-end", $"the {what} at {at} begins after the end of the run at {duration}");
        }
    }
}
