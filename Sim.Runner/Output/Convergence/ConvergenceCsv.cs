using System.Globalization;
using Sim.Scenarios.Convergence;

namespace Sim.Runner.Output.Convergence;

/// <summary>Every step of every change: networks as means over the step, messages and changes as counts.</summary>
internal static class ConvergenceCsv
{
    /// <summary>UTF-8, line feeds.</summary>
    public static byte[] Render(ConvergenceReport report)
    {
        using MemoryStream bytes = new();
        using (StreamWriter rows = new(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            rows.WriteLine(
                "change,time_s,step_s,with_route,delivered,dropped,looping,announcements,withdrawals,route_changes"
            );
            foreach (ConvergencePhase phase in report.Phases)
            {
                foreach (ConvergenceStep step in phase.Timeline)
                {
                    rows.WriteLine(Row(phase.Change, step));
                }
            }
        }
        return bytes.ToArray();
    }

    private static string Row(string change, ConvergenceStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"\"{change}\",{step.AtSeconds:0.###},{step.LengthSeconds:0.###},")
        + string.Create(
            CultureInfo.InvariantCulture,
            $"{step.WithRoute:0.###},{step.Delivered:0.###},{step.Dropped:0.###},{step.Looping:0.###},"
        )
        + string.Create(CultureInfo.InvariantCulture, $"{step.Announcements},{step.Withdrawals},{step.RouteChanges}");
}
