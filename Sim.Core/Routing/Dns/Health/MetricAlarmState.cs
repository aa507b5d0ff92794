namespace Sim.Core.Routing.Dns.Health;

/// <summary>
/// What <see cref="MetricAlarm"/> remembers of one alarm from period to period; <c>default</c> is in order.
/// </summary>
public struct MetricAlarmState : IEquatable<MetricAlarmState>
{
    internal int Bad;
    internal int Missing;
    internal MetricState Last;

    public readonly bool Equals(MetricAlarmState other) =>
        (Bad, Missing, Last) == (other.Bad, other.Missing, other.Last);

    public override readonly bool Equals(object? obj) => obj is MetricAlarmState other && Equals(other);

    public override readonly int GetHashCode() => HashCode.Combine(Bad, Missing, Last);

    public static bool operator ==(MetricAlarmState left, MetricAlarmState right) => left.Equals(right);

    public static bool operator !=(MetricAlarmState left, MetricAlarmState right) => !left.Equals(right);
}
