namespace Sim.Core.Routing.Dns.Health;

/// <summary>What a metric stream says against a threshold, datapoint by datapoint.</summary>
/// <remarks>
/// The state is ALARM after so many datapoints in a row above the threshold, OK after one that is not, and
/// INSUFFICIENT_DATA after so many periods in a row without one; a single missing datapoint changes nothing, an
/// assumption. "M out of N" alarms are not modeled: Route 53 does not take them. Source: Route 53 Developer Guide,
/// "Monitoring a CloudWatch alarm"; CloudWatch User Guide, "Configuring how alarms treat missing data".
/// </remarks>
public static class MetricAlarm
{
    /// <summary>Takes one period into account.</summary>
    /// <param name="state">Belongs to one alarm; <c>default</c> before the first period, which is in order.</param>
    /// <param name="datapoint">Of the period; null: it has none.</param>
    /// <param name="threshold">More than this is bad.</param>
    /// <param name="datapoints">How many in a row, 1 or more.</param>
    public static MetricState Observe(ref MetricAlarmState state, double? datapoint, double threshold, int datapoints)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(datapoints, 1);
        state.Missing = datapoint is null ? Math.Min(state.Missing + 1, datapoints) : 0;
        if (datapoint is { } value)
        {
            state.Bad = value > threshold ? Math.Min(state.Bad + 1, datapoints) : 0;
        }
        if (state.Missing == datapoints)
        {
            state.Bad = 0;
            state.Last = MetricState.InsufficientData;
        }
        else if (state.Bad == datapoints)
        {
            state.Last = MetricState.Alarm;
        }
        else if (datapoint is not null && state.Bad == 0)
        {
            state.Last = MetricState.Ok;
        }
        return state.Last;
    }
}
