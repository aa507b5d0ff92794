using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>replications.csv</c>: every number of every replication, a row each; <c>measures.csv</c> with a column more.
/// </summary>
internal static class ReplicationsFile
{
    private static readonly string[] s_header = ["replication", .. MeasureColumns.Names, "value"];

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
                            .. MeasureColumns.Of(key),
                            RunNumber.Text(value),
                        ]);
                    }
                }
            }
        );
}
