using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// <c>measures.csv</c>: one number a row; empty region, country, endpoint or resource means all of them together.
/// </summary>
internal static class MeasuresFile
{
    private static readonly string[] s_header = [.. MeasureColumns.Names, "value"];

    public static byte[] Render(RunResult result) =>
        CsvFile.Render(
            s_header,
            csv =>
            {
                foreach ((MeasureKey key, double? value) in RunMeasures.Of(result))
                {
                    csv.WriteRecord([.. MeasureColumns.Of(key), RunNumber.Text(value)]);
                }
            }
        );
}
