using Sim.Core.Quantities;

namespace Sim.Core.Statistics;

/// <summary>
/// Mean, least and greatest of a value that changes in steps: utilization, pods, nodes, queue length.
/// </summary>
/// <remarks>
/// A value holds from its instant to the next one. The window runs from the first to the last instant given, so close
/// it with <see cref="AdvanceTo"/>. A value that was replaced at its own instant held for no time and does not count.
/// The area under the value is a compensated sum, so a long run is as exact as a short one, and the mean of a constant
/// is that constant. How the value went over time is kept by <see cref="TimeWeightedSeries"/>.
/// </remarks>
public sealed class TimeWeightedMean
{
    /// <summary>So that no area can overflow, however long the window.</summary>
    private const double GreatestMagnitude = 1e280;

    private SimTime _first;
    private SimTime _last;
    private double _value;
    private CompensatedSum _area; // value x nanoseconds
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;

    public bool IsEmpty { get; private set; } = true;

    /// <summary>The length of the window.</summary>
    public SimDuration Length => _last - _first;

    /// <summary>The value that holds now.</summary>
    /// <exception cref="InvalidOperationException">Nothing was recorded.</exception>
    public double Current => IsEmpty ? throw Empty() : _value;

    /// <summary>The mean over the window; the current value when the window has no length.</summary>
    /// <inheritdoc cref="Current" path="/exception"/>
    public double Mean => HasLength() ? Math.Clamp(_area.Value / Length.Nanoseconds, _min, _max) : _value;

    /// <inheritdoc cref="Current" path="/exception"/>
    public double Min => HasLength() ? _min : _value;

    /// <inheritdoc cref="Current" path="/exception"/>
    public double Max => HasLength() ? _max : _value;

    /// <summary>From <paramref name="at"/> on the value is <paramref name="value"/>.</summary>
    /// <param name="at">Not before the last instant given.</param>
    /// <param name="value">Of magnitude up to 1e280.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the last instant, or the value is
    /// too large or not a number.</exception>
    public void Record(SimTime at, double value)
    {
        ThrowIfOutside(value);
        if (IsEmpty)
        {
            _first = at;
            _last = at;
            IsEmpty = false;
        }
        else
        {
            AdvanceTo(at);
        }
        _value = value;
    }

    /// <summary>Extends the window: the current value holds until <paramref name="at"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before the last instant.</exception>
    /// <inheritdoc cref="Current" path="/exception"/>
    public void AdvanceTo(SimTime at)
    {
        if (IsEmpty)
        {
            throw Empty();
        }
        ArgumentOutOfRangeException.ThrowIfLessThan(at, _last);
        if (at > _last)
        {
            _area.Add(_value * (at - _last).Nanoseconds);
            _min = Math.Min(_min, _value);
            _max = Math.Max(_max, _value);
            _last = at;
        }
    }

    internal static void ThrowIfOutside(double value)
    {
        if (!(Math.Abs(value) <= GreatestMagnitude))
        {
            throw new ArgumentOutOfRangeException(
                nameof(value),
                value,
                "A number of magnitude up to 1e280 is expected."
            );
        }
    }

    private static InvalidOperationException Empty() => new("Nothing was recorded.");

    private bool HasLength() => IsEmpty ? throw Empty() : _last > _first;
}
