using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>Measured round trips where there are some, and a model's prediction for all other ways.</summary>
/// <remarks>
/// <para>
/// A measurement counts for two points that are each within 50 km of one of its ends, so for data centers and users of
/// one metro, and for no other: a judgment, as a measurement says little about the next city. Of several measured pairs
/// the one whose ends are nearest counts, and the mean of all its values, as round trips are symmetric.
/// </para>
/// <para>
/// Measured values are those between two data centers. A client's path has one of them, so it takes what the model
/// predicts less for a client. Nothing is ever faster than light in fiber over the great circle between the points.
/// </para>
/// </remarks>
public sealed class MeasuredLatency : ILatencyModel
{
    /// <summary>How far an end of a measurement may be from the place that it counts for.</summary>
    public const double RadiusKilometers = 50;

    private readonly ILatencyModel _predicted;

    // Points that measurements name, and the values between two of them by their indexes, the lower one first.
    private readonly List<GeoPoint> _points = [];
    private readonly Dictionary<(int, int), (double Nanoseconds, int Count)> _values = [];

    /// <param name="predicted">For ways without a measurement.</param>
    /// <param name="measured">Any number; pairs may be there several times.</param>
    public MeasuredLatency(ILatencyModel predicted, IReadOnlyList<PointRoundTrip> measured)
    {
        ArgumentNullException.ThrowIfNull(predicted);
        ArgumentNullException.ThrowIfNull(measured);
        _predicted = predicted;
        Dictionary<GeoPoint, int> indexes = [];
        foreach (PointRoundTrip one in measured)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(one.RoundTrip.Nanoseconds, nameof(measured));
            (int, int) key = Key(IndexOf(one.A), IndexOf(one.B));
            (double nanoseconds, int count) = _values.GetValueOrDefault(key);
            _values[key] = (nanoseconds + one.RoundTrip.Nanoseconds, count + 1);
        }

        int IndexOf(GeoPoint point)
        {
            if (indexes.TryAdd(point, _points.Count))
            {
                _points.Add(point);
            }
            return indexes[point];
        }
    }

    public SimDuration RoundTrip(GeoPoint a, GeoPoint b) =>
        MeasuredBetween(a, b) is { } measured ? NotBelowFloor(measured, a, b) : _predicted.RoundTrip(a, b);

    public SimDuration ClientRoundTrip(GeoPoint client, GeoPoint site)
    {
        SimDuration predicted = _predicted.ClientRoundTrip(client, site);
        if (MeasuredBetween(client, site) is not { } measured)
        {
            return predicted;
        }
        SimDuration end = _predicted.RoundTrip(client, site) - predicted;
        return NotBelowFloor(measured - end, client, site);
    }

    public NetworkPath PathBetween(GeoPoint a, GeoPoint b) =>
        _predicted.PathBetween(a, b) with
        {
            Measured = MeasuredBetween(a, b),
        };

    /// <summary>The measured value that counts for two points; null: there is none.</summary>
    public SimDuration? MeasuredBetween(GeoPoint a, GeoPoint b)
    {
        List<(int Point, double Kilometers)> nearA = Near(a);
        List<(int Point, double Kilometers)> nearB = Near(b);
        // Ties by number, so that both directions find the same.
        (double Kilometers, (int, int) Pair) least = (double.PositiveInfinity, default);
        (double Nanoseconds, int Count) found = default;
        foreach ((int one, double kilometers) in nearA)
        {
            foreach ((int other, double further) in nearB)
            {
                (double Kilometers, (int, int) Pair) candidate = (kilometers + further, Key(one, other));
                if (
                    candidate.CompareTo(least) < 0
                    && _values.TryGetValue(candidate.Pair, out (double Nanoseconds, int Count) value)
                )
                {
                    (least, found) = (candidate, value);
                }
            }
        }
        return found.Count == 0 ? null : new SimDuration((long)Math.Round(found.Nanoseconds / found.Count));
    }

    private List<(int Point, double Kilometers)> Near(GeoPoint point)
    {
        List<(int, double)> near = [];
        for (int i = 0; i < _points.Count; i++)
        {
            double kilometers = point.KilometersTo(_points[i]);
            if (kilometers <= RadiusKilometers)
            {
                near.Add((i, kilometers));
            }
        }
        return near;
    }

    private static SimDuration NotBelowFloor(SimDuration roundTrip, GeoPoint a, GeoPoint b)
    {
        // Rounded up, so that no comparison in milliseconds sees less.
        var floor = new SimDuration((long)Math.Ceiling(a.KilometersTo(b) * 10_000));
        return roundTrip < floor ? floor : roundTrip;
    }

    private static (int, int) Key(int one, int other) => one < other ? (one, other) : (other, one);
}
