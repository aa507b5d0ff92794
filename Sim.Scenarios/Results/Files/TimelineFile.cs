using CsvHelper;
using NodaTime;
using NodaTime.Text;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>timeline.csv</c>: one row per bucket of time and entity; cells that do not apply to the kind of entity stay
/// empty.
/// </summary>
internal static class TimelineFile
{
    private static readonly string[] s_header =
    [
        "offsetSeconds",
        "timeUtc",
        "kind",
        "name",
        "demandRps",
        "answeredRps",
        "failedRps",
        "utilizationRatio",
        "p50Ms",
        "p95Ms",
        "p99Ms",
        "errorRatio",
        "readyPods",
        "desiredPods",
        "neededPods",
        "readyNodes",
    ];

    // Where the columns of each kind begin.
    private const int All = 4;
    private const int Endpoint = 5;
    private const int Region = 8;
    private const int Pool = 12;

    public static byte[] Render(RunResult result) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                for (int bucket = 0; bucket < result.Timeline.Count; bucket++)
                {
                    WriteBucket(csv, result, bucket);
                }
            }
        );

    private static void WriteBucket(CsvWriter csv, RunResult result, int i)
    {
        Timeline timeline = result.Timeline;
        long offset = timeline.Bucket.Nanoseconds * i;
        string seconds = RunNumber.Text(offset / 1e9)!;
        string time = InstantPattern.ExtendedIso.Format(result.Identity.Start + Duration.FromNanoseconds(offset));
        Write("all", "", All, timeline.Demand[i]);
        foreach (EndpointSeries one in timeline.Endpoints)
        {
            Write("endpoint", one.Endpoint, Endpoint, one.Answered[i], one.Failed[i], one.Utilization[i]);
        }
        foreach (RegionSeries one in timeline.Regions)
        {
            Write("region", one.Region, Region, one.P50Ms[i], one.P95Ms[i], one.P99Ms[i], one.ErrorRatio[i]);
        }
        foreach (PoolSeries one in timeline.Pools)
        {
            Write("pool", one.Pool, Pool, one.Ready[i], one.Desired[i], one.Needed[i], one.Nodes[i]);
        }

        void Write(string kind, string name, int firstColumn, params ReadOnlySpan<double> values)
        {
            var cells = new string?[s_header.Length];
            (cells[0], cells[1], cells[2], cells[3]) = (seconds, time, kind, name);
            for (int k = 0; k < values.Length; k++)
            {
                cells[firstColumn + k] = RunNumber.Text(values[k]);
            }
            csv.WriteRecord(cells);
        }
    }
}
