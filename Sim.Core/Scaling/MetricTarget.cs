using System.Globalization;

namespace Sim.Core.Scaling;

/// <summary>The level that the autoscaler holds a metric at.</summary>
/// <param name="Amount">Whole percent for <see cref="MetricTargetType.Utilization"/>, thousandths of the metric's unit
/// otherwise; more than 0.</param>
public readonly record struct MetricTarget(MetricTargetType Type, long Amount)
{
    public static MetricTarget Utilization(int percent) => new(MetricTargetType.Utilization, percent);

    public static MetricTarget Value(long milli) => new(MetricTargetType.Value, milli);

    public static MetricTarget AverageValue(long milli) => new(MetricTargetType.AverageValue, milli);

    /// <summary>As Kubernetes prints it: <c>80%</c>, <c>1500m</c>, or a whole number.</summary>
    public override string ToString() =>
        Type == MetricTargetType.Utilization
            ? Amount.ToString(CultureInfo.InvariantCulture) + "%"
            : MilliText.Format(Amount);
}
