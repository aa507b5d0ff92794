using Sim.Core.Quantities;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>One series, observed and modeled at the same times, and how far they are apart.</summary>
/// <param name="Observed">Points where the model has no value are left out.</param>
/// <param name="Modeled">At the same times, in the same unit.</param>
public sealed record SeriesBacktest(ObservedSeries Observed, IReadOnlyList<double> Modeled)
{
    /// <summary>Of the run: a tenth of the points of a series is a stretch; a judgement.</summary>
    private const int Stretches = 10;

    /// <summary>Nothing can be compared: the model has no value of it.</summary>
    public bool IsEmpty => Modeled.Count == 0;

    /// <summary>What differences are measured by: the mean of what was observed; 1 where all of it is 0.</summary>
    public double Scale => Observed.Points.Average(point => point.Value) is > 0 and double mean ? mean : 1;

    /// <summary>The mean of modeled - observed over the mean observed; positive: the model has too much.</summary>
    public double Bias => Differences.Average() / Scale;

    /// <summary>Mean absolute percentage error as a ratio, of points above 0; null: all are 0.</summary>
    public double? MeanAbsolutePercentage => Percentages is { Length: > 0 } all ? all.Average() : null;

    /// <summary>The absolute percentage error that 90 % of the points above 0 do not pass; null: all are 0.</summary>
    public double? P90AbsolutePercentage =>
        Percentages is { Length: > 0 } all ? all[(int)Math.Ceiling(0.9 * all.Length) - 1] : null;

    /// <summary>
    /// Where it is worst: the tenth of the points in a row with the largest mean absolute difference, over the mean
    /// observed.
    /// </summary>
    public (SimDuration From, SimDuration To, double Error) Worst
    {
        get
        {
            int length = Math.Max(1, Modeled.Count / Stretches);
            double[] differences = [.. Differences];
            (int begin, double worst) = Enumerable
                .Range(0, differences.Length - length + 1)
                .Select(i => (i, differences.Skip(i).Take(length).Average(Math.Abs)))
                .MaxBy(one => one.Item2);
            double signed = differences.Skip(begin).Take(length).Average();
            SimDuration end = Observed.Points[begin + length - 1].Offset + Observed.Interval;
            return (Observed.Points[begin].Offset, end, (signed < 0 ? -worst : worst) / Scale);
        }
    }

    /// <summary>Modeled - observed, over the mean observed: what a fit makes small.</summary>
    internal IEnumerable<double> Residuals => Differences.Select(difference => difference / Scale);

    private IEnumerable<double> Differences => Observed.Points.Zip(Modeled, (point, modeled) => modeled - point.Value);

    /// <summary>Ascending.</summary>
    private double[] Percentages =>
        [
            .. Observed
                .Points.Zip(Modeled)
                .Where(pair => pair.First.Value > 0)
                .Select(pair => Math.Abs(pair.Second - pair.First.Value) / pair.First.Value)
                .Order(),
        ];
}
