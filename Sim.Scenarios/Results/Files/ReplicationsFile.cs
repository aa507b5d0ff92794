using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>replications.csv</c>: every number of every replication, a row each; <c>measures.csv</c> with a column more.
/// </summary>
internal static class ReplicationsFile
{
    private static readonly string[] s_header =
    [
        "replication",
        "measure",
        "region",
        "country",
        "endpoint",
        "resource",
        "value",
    ];

    public static byte[] Render(IReadOnlyList<Replicate> replicates) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (Replicate replicate in replicates)
                {
                    foreach ((MeasureKey key, double value) in replicate.Measures)
                    {
                        csv.WriteRecord([
                            RunNumber.Text(replicate.Index),
                            key.Measure,
                            key.Region,
                            key.Country,
                            key.Endpoint,
                            key.Resource,
                            RunNumber.Text(value),
                        ]);
                    }
                }
            }
        );
}
