using System.Globalization;

namespace Sim.Runner.Output;

/// <summary><c>{ases, links, reached, unreached, catchments: {origin: ases}, loadMs, solveMs}</c>.</summary>
/// <remarks>An origin counts as reached, and to its own catchment. Times are wall time in milliseconds.</remarks>
internal static class SolveJson
{
    public static void Write(SolveReport report, TextWriter output) =>
        JsonOutput.Write(
            output,
            json =>
            {
                json.WriteNumber("ases", report.Networks);
                json.WriteNumber("links", report.Links);
                json.WriteNumber("reached", report.Reached);
                json.WriteNumber("unreached", report.Networks - report.Reached);
                json.WriteStartObject("catchments");
                foreach (SolveReport.Catchment catchment in report.Catchments)
                {
                    json.WriteNumber(catchment.Origin.ToString(CultureInfo.InvariantCulture), catchment.Networks);
                }
                json.WriteEndObject();
                json.WriteNumber("loadMs", Milliseconds(report.Load));
                json.WriteNumber("solveMs", Milliseconds(report.Solve));
            }
        );

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
