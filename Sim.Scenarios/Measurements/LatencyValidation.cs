using Sim.Core.Network;

namespace Sim.Scenarios.Measurements;

/// <summary>How well a latency model predicts measured round trips.</summary>
public sealed class LatencyValidation
{
    /// <summary>The largest median of the absolute error that a model should have, percent.</summary>
    public const double MedianGatePercent = 12.5;

    /// <summary>The largest 90th percentile of the absolute error that a model should have, percent.</summary>
    public const double P90GatePercent = 32;

    private readonly double[] _sorted;

    private LatencyValidation(MeasurementTable table, IReadOnlyList<PairError> errors)
    {
        Table = table;
        Errors = errors;
        _sorted = [.. errors.Select(error => Math.Abs(error.Percent)).Order()];
    }

    public MeasurementTable Table { get; }

    /// <summary>In the order of the file; at least one.</summary>
    public IReadOnlyList<PairError> Errors { get; }

    /// <summary>Of the absolute error, percent; between the two in the middle of an even number.</summary>
    public double MedianPercent => Quantile(0.5);

    /// <summary>90th percentile of the absolute error, percent; between neighbors on a line.</summary>
    public double P90Percent => Quantile(0.9);

    /// <summary>Mean of the signed error, percent; more than 0 where predictions are too long.</summary>
    public double BiasPercent => Errors.Average(error => error.Percent);

    /// <summary>Share of the pairs with an error of at most 25 %, in percent.</summary>
    public double Within25Percent => 100.0 * _sorted.Count(error => error <= 25) / _sorted.Length;

    /// <summary>Median and 90th percentile are within <see cref="MedianGatePercent"/> and
    /// <see cref="P90GatePercent"/>.</summary>
    public bool MeetsGate => MedianPercent <= MedianGatePercent && P90Percent <= P90GatePercent;

    /// <summary>Largest absolute error first; equal ones in the order of the file.</summary>
    public IEnumerable<PairError> Worst => Errors.OrderByDescending(error => Math.Abs(error.Percent));

    /// <summary>Measured values that cannot be, as light in fiber is slower.</summary>
    public IEnumerable<PairError> Suspicious => Errors.Where(error => error.IsSuspicious);

    /// <returns>Null when the table has no pair of places that are known.</returns>
    public static LatencyValidation? Of(MeasurementTable table, ILatencyModel model)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(model);
        return table.Pairs.Count == 0
            ? null
            : new LatencyValidation(
                table,
                [.. table.Pairs.Select(pair => new PairError(pair, model.RoundTrip(pair.FromPoint, pair.ToPoint)))]
            );
    }

    private double Quantile(double p)
    {
        double at = p * (_sorted.Length - 1);
        int below = (int)at;
        return below + 1 < _sorted.Length
            ? _sorted[below] + ((at - below) * (_sorted[below + 1] - _sorted[below]))
            : _sorted[below];
    }
}
