using CsvHelper;
using NodaTime;
using NodaTime.Text;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Replay;

/// <summary>The steps of replays as a CSV table, for other tools.</summary>
public static class ReplayFile
{
    private static readonly string[] s_header =
    [
        "manifest",
        "time",
        "rps",
        "desired",
        "serving",
        "nodes",
        "utilization",
        "unmet_rps",
    ];

    /// <summary>
    /// UTF-8. <c>time</c> is in UTC, or seconds since the begin of a trace that knows no calendar; the other columns
    /// are those of <see cref="ReplayStep"/>.
    /// </summary>
    public static byte[] Render(IReadOnlyList<ReplayResult> results, Instant? start) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (ReplayResult result in results)
                {
                    foreach (ReplayStep step in result.Steps)
                    {
                        Write(csv, result.Name, step, start);
                    }
                }
            }
        );

    private static void Write(CsvWriter csv, string name, in ReplayStep step, Instant? start)
    {
        string time = start is { } begin
            ? InstantPattern.General.Format(begin + Duration.FromNanoseconds(step.At.Nanoseconds))
            : RunNumber.Text(step.At.TotalSeconds)!;
        csv.WriteRecord([
            name,
            time,
            RunNumber.Text(step.Rate),
            RunNumber.Text(step.Desired),
            RunNumber.Text(step.Serving),
            RunNumber.Text(step.Nodes),
            RunNumber.Text(step.Utilization),
            RunNumber.Text(step.Unmet),
        ]);
    }
}
