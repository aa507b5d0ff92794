using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>estimates.csv</c>: the mean of every measure over the replications that have it, with its interval at 95 %.
/// </summary>
internal static class EstimatesFile
{
    private static readonly string[] s_header = [.. MeasureColumns.Names, "mean", "lower", "upper", "replications"];

    public static byte[] Render(IReadOnlyList<Replicate> replicates) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (MeasureKey key in replicates.SelectMany(one => one.Measures.Keys).Distinct())
                {
                    double[] values =
                    [
                        .. replicates.Where(one => one.Measures.ContainsKey(key)).Select(one => one.Measures[key]),
                    ];
                    var mean = StudentInterval.OfMean(values);
                    csv.WriteRecord([
                        .. MeasureColumns.Of(key),
                        RunNumber.Text(mean.Value),
                        RunNumber.Text(mean.Interval.Lower),
                        RunNumber.Text(mean.Interval.Upper),
                        RunNumber.Text(values.Length),
                    ]);
                }
            }
        );
}
