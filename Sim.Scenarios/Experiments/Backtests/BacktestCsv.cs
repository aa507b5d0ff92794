using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>Every observed value beside the modeled one, as a CSV table.</summary>
public static class BacktestCsv
{
    private static readonly string[] s_header = ["offsetSeconds", "series", "subject", "observed", "modeled"];

    /// <summary>UTF-8.</summary>
    public static byte[] Render(IReadOnlyList<SeriesBacktest> series)
    {
        ArgumentNullException.ThrowIfNull(series);
        return CsvFile.Render(
            s_header,
            csv =>
            {
                foreach (SeriesBacktest one in series)
                {
                    foreach ((ObservedPoint point, double modeled) in one.Observed.Points.Zip(one.Modeled))
                    {
                        csv.WriteRecord([
                            RunNumber.Text(point.Offset.TotalSeconds),
                            one.Observed.Measure,
                            one.Observed.Subject,
                            RunNumber.Text(point.Value),
                            RunNumber.Text(modeled),
                        ]);
                    }
                }
            }
        );
    }
}
