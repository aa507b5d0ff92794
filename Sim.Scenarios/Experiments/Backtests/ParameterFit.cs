using MathNet.Numerics.Distributions;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>Fits fields of a scenario to observations, by least squares without derivatives.</summary>
/// <remarks>
/// The sum of squared differences, each over the mean of its series so that all series count alike, is made small by
/// the simplex of Nelder and Mead (Computer Journal 7, 1965), inside the ranges scaled to 0 to 1; beyond them the
/// nearest value inside counts, plus the distance. Runs share their chance, so the sum is a smooth function of the
/// values as far as the model is. Intervals are those of linear regression at the best values (Bates and Watts,
/// Nonlinear Regression Analysis, 1988, section 2.1), with derivatives by differences of 1 % of the range.
/// </remarks>
public sealed class ParameterFit
{
    private const double Level = 0.95;
    private const double SmallStep = 0.01;
    private const double FirstStep = 0.2;

    /// <summary>Of the simplex; most of them ask for values that have run before.</summary>
    private const int MostIterations = 10_000;

    /// <summary>Of the sum of squares, over its best value so far: a judgement.</summary>
    private const double Tolerance = 1e-4;

    private readonly BacktestTrials _trials;
    private readonly IReadOnlyList<FitParameter> _parameters;
    private readonly int _mostRuns;
    private readonly Dictionary<string, IReadOnlyList<SeriesBacktest>> _ran = new(StringComparer.Ordinal);
    private double[] _best;
    private double _least = double.PositiveInfinity;

    /// <param name="parameters">At least one.</param>
    /// <param name="mostRuns">Runs after which the best so far is taken, 1 or more.</param>
    public ParameterFit(BacktestTrials trials, IReadOnlyList<FitParameter> parameters, int mostRuns)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        (_trials, _parameters, _mostRuns) = (trials, parameters, mostRuns);
        _best = [.. parameters.Select(one => (one.Start - one.Low) / (one.High - one.Low))];
    }

    /// <param name="progress">Told the values of each run and its sum of squares.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public FitResult Run(Action<string, double>? progress = null, CancellationToken cancellation = default)
    {
        double[] start = _best;
        double[] step = [.. start.Select(at => at > 0.5 ? -FirstStep : FirstStep)];
        bool isConverged = true;
        try
        {
            NelderMeadSimplex.Minimum(
                ObjectiveFunction.Value(point => SumAt(point, progress, cancellation)),
                Vector<double>.Build.DenseOfArray(start),
                Vector<double>.Build.DenseOfArray(step),
                Tolerance,
                MostIterations
            );
        }
        catch (Exception end) when (end is EnoughRunsException or MaximumIterationsException)
        {
            isConverged = false;
        }
        double[] best = [.. _best];
        IReadOnlyList<SeriesBacktest> series = RunAt(best, cancellation);
        (double, double)?[] intervals = Intervals(best, series, cancellation);
        return new FitResult(
            [.. _parameters.Select((one, i) => new FittedParameter(one, ValueOf(i, best[i]), intervals[i]))],
            series,
            _ran.Count,
            isConverged
        );
    }

    private double SumAt(Vector<double> point, Action<string, double>? progress, CancellationToken cancellation)
    {
        double[] inside = [.. point.Select(at => Math.Clamp(at, 0, 1))];
        double beyond = point.Zip(inside, (at, clamped) => Math.Abs(at - clamped)).Sum();
        if (_ran.Count >= _mostRuns)
        {
            throw new EnoughRunsException();
        }
        int before = _ran.Count;
        IReadOnlyList<SeriesBacktest> series = RunAt(inside, cancellation);
        double sum = SumOf(series);
        if (_ran.Count > before)
        {
            string[] texts = [.. TextsOf(inside)];
            progress?.Invoke(string.Join(", ", _parameters.Zip(texts, (one, text) => $"{one.Path} = {text}")), sum);
        }
        if (sum < _least)
        {
            (_least, _best) = (sum, inside);
        }
        return sum * (1 + beyond) + beyond;
    }

    private IReadOnlyList<SeriesBacktest> RunAt(double[] point, CancellationToken cancellation)
    {
        string[] texts = [.. TextsOf(point)];
        string key = string.Join(' ', texts);
        if (!_ran.TryGetValue(key, out IReadOnlyList<SeriesBacktest>? series))
        {
            series = _trials.Run([.. _parameters.Select(one => one.Path)], texts, cancellation);
            _ran.Add(key, series);
        }
        return series;
    }

    /// <summary>The mean square of each series, so that long ones count no more.</summary>
    private static double SumOf(IReadOnlyList<SeriesBacktest> series) =>
        series.Where(one => !one.IsEmpty).Average(one => one.Residuals.Average(residual => residual * residual));

    private (double, double)?[] Intervals(
        double[] best,
        IReadOnlyList<SeriesBacktest> atBest,
        CancellationToken cancellation
    )
    {
        double[] residuals = [.. WeightedResiduals(atBest)];
        int parameters = _parameters.Count;
        if (residuals.Length <= parameters)
        {
            return new (double, double)?[parameters];
        }
        Matrix<double> slopes = Matrix<double>.Build.Dense(residuals.Length, parameters);
        for (int i = 0; i < parameters; i++)
        {
            double[] low = [.. best];
            double[] high = [.. best];
            (low[i], high[i]) = (Math.Max(0, best[i] - SmallStep), Math.Min(1, best[i] + SmallStep));
            double[] below = [.. WeightedResiduals(RunAt(low, cancellation))];
            double[] above = [.. WeightedResiduals(RunAt(high, cancellation))];
            for (int row = 0; row < residuals.Length && below.Length == above.Length; row++)
            {
                slopes[row, i] = (above[row] - below[row]) / (high[i] - low[i]);
            }
        }
        Matrix<double> information = slopes.TransposeThisAndMultiply(slopes);
        if (information.Rank() < parameters)
        {
            return new (double, double)?[parameters];
        }
        double variance = residuals.Sum(one => one * one) / (residuals.Length - parameters);
        Matrix<double> covariance = information.Inverse() * variance;
        double t = StudentT.InvCDF(0, 1, residuals.Length - parameters, (1 + Level) / 2);
        return
        [
            .. best.Select(
                (double, double)? (at, i) =>
                {
                    double half = t * Math.Sqrt(covariance[i, i]) * (_parameters[i].High - _parameters[i].Low);
                    return (ValueOf(i, at) - half, ValueOf(i, at) + half);
                }
            ),
        ];
    }

    /// <summary>Residuals whose sum of squares is what is made small.</summary>
    private static IEnumerable<double> WeightedResiduals(IReadOnlyList<SeriesBacktest> series) =>
        series
            .Where(one => !one.IsEmpty)
            .SelectMany(one => one.Residuals.Select(residual => residual / Math.Sqrt(one.Modeled.Count)));

    private IEnumerable<string> TextsOf(double[] point) =>
        _parameters.Select((one, i) => one.Text(ValueOf(i, point[i])));

    private double ValueOf(int i, double at) => _parameters[i].Low + (at * (_parameters[i].High - _parameters[i].Low));

    /// <summary>Leaves the minimizer, which knows no other end.</summary>
    private sealed class EnoughRunsException : Exception;
}
