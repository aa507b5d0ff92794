namespace Sim.Core.Quantities;

/// <summary>A point in simulated time: whole nanoseconds since the start of the run.</summary>
/// <remarks>
/// Range: 0 to 292 years; <c>default</c> is the start. The calendar date of the start belongs to the scenario.
/// For a length of time use <see cref="SimDuration"/>.
/// </remarks>
public readonly record struct SimTime(long Nanoseconds) : IComparable<SimTime>
{
    public static SimTime Zero => default;

    public static SimTime MaxValue => new(long.MaxValue);

    public SimDuration SinceStart => new(Nanoseconds);

    public double TotalSeconds => SinceStart.TotalSeconds;

    public static SimTime FromSeconds(double seconds) => new(SimDuration.FromSeconds(seconds).Nanoseconds);

    public static SimTime operator +(SimTime time, SimDuration duration) =>
        new(checked(time.Nanoseconds + duration.Nanoseconds));

    public static SimTime operator -(SimTime time, SimDuration duration) =>
        new(checked(time.Nanoseconds - duration.Nanoseconds));

    public static SimDuration operator -(SimTime a, SimTime b) => new(checked(a.Nanoseconds - b.Nanoseconds));

    public static bool operator <(SimTime a, SimTime b) => a.Nanoseconds < b.Nanoseconds;

    public static bool operator >(SimTime a, SimTime b) => a.Nanoseconds > b.Nanoseconds;

    public static bool operator <=(SimTime a, SimTime b) => a.Nanoseconds <= b.Nanoseconds;

    public static bool operator >=(SimTime a, SimTime b) => a.Nanoseconds >= b.Nanoseconds;

    public static SimTime Min(SimTime a, SimTime b) => a < b ? a : b;

    public static SimTime Max(SimTime a, SimTime b) => a > b ? a : b;

    public int CompareTo(SimTime other) => Nanoseconds.CompareTo(other.Nanoseconds);

    /// <summary>The offset from the start, such as <c>20h5m</c>.</summary>
    public override string ToString() => SinceStart.ToString();
}
