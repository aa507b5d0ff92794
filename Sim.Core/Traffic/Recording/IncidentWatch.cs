using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>What is seen of users from the begin of one fault or change on, until they are served as before.</summary>
/// <remarks>Columns are the endpoints, and one more for no usable address.</remarks>
internal sealed class IncidentWatch
{
    /// <summary>
    /// A resource counts as full from here on: the queueing law comes near 1 and never reaches it. An assumption.
    /// </summary>
    private const double Full = 0.995;

    /// <summary>Less than this share of all demand does not count as moved: rounding.</summary>
    private const double Nothing = 1e-6;

    /// <summary>
    /// Endpoints with less than this part of what all lost, or all got, do not count: users drift that much between
    /// regions anyway. An assumption.
    /// </summary>
    private const double LeastPart = 1.0 / 20;

    /// <summary>Users have returned when this part of those who had left is still away.</summary>
    private const double StillAway = 0.01;

    private readonly ITrafficPlane _plane;
    private readonly IncidentWindow _window;
    private readonly int _columns;

    /// <summary>By group: share of all demand at the begin.</summary>
    private readonly double[] _weights;

    /// <summary>By group, then column: where users were bound for.</summary>
    private readonly double[] _before;
    private readonly double[] _failedBefore;
    private readonly double[] _present;

    /// <summary>By column: whether users may leave it on account of the incident.</summary>
    private readonly bool[] _isSource;

    /// <summary>By column: most that it got, and lost, of all demand.</summary>
    private readonly double[] _gain;
    private readonly double[] _loss;
    private readonly SimTime?[] _lastFull;

    /// <summary>
    /// By endpoint: whether it is full at the end of the fault, and before it, or during a change, now.
    /// </summary>
    private readonly bool[] _isFull;
    private readonly List<SimTime> _times = [];

    /// <summary>By time, then column: share of all demand that has left.</summary>
    private readonly List<double> _left = [];

    /// <summary>By time, then endpoint: pods that its load would keep busy.</summary>
    private readonly List<double> _needed = [];

    private double _mostLeft;
    private double _failed;
    private SimTime? _returned;

    /// <param name="plane">The plane, at the begin of the incident.</param>
    /// <param name="groups">How many client groups there are.</param>
    /// <param name="endpoints">How many endpoints there are.</param>
    public IncidentWatch(ITrafficPlane plane, IncidentWindow window, int groups, int endpoints)
    {
        _plane = plane;
        _window = window;
        _columns = endpoints + 1;
        _weights = new double[groups];
        _before = new double[groups * _columns];
        _failedBefore = new double[groups * _columns];
        _present = new double[_columns];
        _gain = new double[_columns];
        _loss = new double[_columns];
        _lastFull = new SimTime?[endpoints];
        _isFull = new bool[endpoints];
        _isSource = [.. Enumerable.Range(0, _columns).Select(i => window.Endpoints?.Contains(i) ?? true)];
        double total = 0;
        for (int group = 0; group < groups; group++)
        {
            _weights[group] = plane.RateOf(group);
            total += _weights[group];
            plane.FillDirected(group, _before.AsSpan(group * _columns, _columns));
            plane.FillFailed(group, _failedBefore.AsSpan(group * _columns, _columns));
        }
        for (int group = 0; group < groups; group++)
        {
            _weights[group] /= Math.Max(total, double.Epsilon);
        }
    }

    /// <summary>Whether there is nothing left to see.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>Looks at the plane after a step.</summary>
    public void Look(SimTime now)
    {
        double left = Compare();
        _times.Add(now);
        for (int endpoint = 0; endpoint < _lastFull.Length; endpoint++)
        {
            _needed.Add(_plane.PodsNeededAt(endpoint));
            bool full = _plane.UtilizationOf(endpoint) >= Full;
            _lastFull[endpoint] = full ? now : _lastFull[endpoint];
            _isFull[endpoint] = now > _window.FaultEnd ? _isFull[endpoint] : full;
        }
        _mostLeft = Math.Max(_mostLeft, left);
        if (_window.FaultEnd is { } end && now > end && _mostLeft >= Nothing && left <= StillAway * _mostLeft)
        {
            _returned = now;
        }
        if (_returned is not null || now >= _window.End)
        {
            Close();
        }
    }

    /// <summary>Stops watching: what fails from now on does not count.</summary>
    public void Close()
    {
        IsClosed = true;
        for (int group = 0; group < _weights.Length; group++)
        {
            _failed += FailedOf(group);
        }
    }

    public IncidentOutcome Outcome()
    {
        double[] moved = [.. _times.Select((_, i) => MovedAt(i))];
        double most = moved.DefaultIfEmpty(0).Max();
        bool nobody = most < Nothing;
        int? lastFull = null;
        double? capacity = nobody ? null : Capacity(out lastFull);
        return new IncidentOutcome(
            most,
            nobody ? null : Crossing(moved, 0.5 * most),
            nobody ? null : Crossing(moved, 0.9 * most),
            nobody ? null : Crossing(moved, 0.99 * most),
            _failed,
            capacity,
            _returned is { } at ? (at - _window.FaultEnd!.Value).TotalSeconds : null
        )
        {
            LastFullEndpoint = capacity > 0 ? lastFull : null,
        };
    }

    /// <summary>End of the first step in which the load of an endpoint needed more than so many pods.</summary>
    public SimTime? FirstNeed(int endpoint, int pods)
    {
        for (int step = 0; step < _times.Count; step++)
        {
            if (_needed[(step * _lastFull.Length) + endpoint] > pods)
            {
                return _times[step];
            }
        }
        return null;
    }

    /// <summary>
    /// A group's failures on account of the incident: at losing endpoints and takers, and, if it was bound for a losing
    /// one, wherever else it was not before.
    /// </summary>
    private double FailedOf(int group)
    {
        Span<double> failed = stackalloc double[_columns];
        _plane.FillFailed(group, failed);
        ReadOnlySpan<double> before = _before.AsSpan(group * _columns, _columns);
        bool mayHaveLeft = false;
        for (int column = 0; column < _columns; column++)
        {
            mayHaveLeft |= before[column] > 0 && IsLosing(column);
        }
        int nowhere = _columns - 1;
        double sum = 0;
        for (int column = 0; column < _columns; column++)
        {
            bool counts =
                (column != nowhere && (IsLosing(column) || IsTaking(column))) || (mayHaveLeft && before[column] <= 0);
            sum += counts ? failed[column] - _failedBefore[(group * _columns) + column] : 0;
        }
        return sum;
    }

    /// <summary>Compares where users are bound for with where they were.</summary>
    /// <returns>Share of all demand that has left the endpoints that it may leave.</returns>
    private double Compare()
    {
        Span<double> net = stackalloc double[_columns];
        Span<double> left = stackalloc double[_columns];
        for (int group = 0; group < _weights.Length; group++)
        {
            if (_weights[group] > 0)
            {
                Compare(group, net, left);
            }
        }
        double all = 0;
        for (int column = 0; column < _columns; column++)
        {
            _gain[column] = Math.Max(_gain[column], net[column]);
            _loss[column] = Math.Max(_loss[column], -net[column]);
            _left.Add(left[column]);
            all += left[column];
        }
        return all;
    }

    private void Compare(int group, Span<double> net, Span<double> left)
    {
        _plane.FillDirected(group, _present);
        ReadOnlySpan<double> before = _before.AsSpan(group * _columns, _columns);
        double gone = 0;
        double goneFromSources = 0;
        for (int column = 0; column < _columns; column++)
        {
            double lost = Math.Max(0, before[column] - _present[column]);
            gone += lost;
            goneFromSources += _isSource[column] ? lost : 0;
            left[column] += _isSource[column] ? _weights[group] * lost : 0;
        }
        // Of what the group gained elsewhere, the part that came from there.
        double part = gone > 0 ? _weights[group] * goneFromSources / gone : 0;
        for (int column = 0; column < _columns; column++)
        {
            net[column] += part * (_present[column] - before[column]);
        }
    }

    /// <summary>Endpoints that the incident concerns; where that may be any, those that lost.</summary>
    private bool IsLosing(int column) => _window.Endpoints is null ? IsPart(_loss, column) : _isSource[column];

    private bool IsTaking(int column) => IsPart(_gain, column);

    private static bool IsPart(double[] most, int column) =>
        most[column] >= Nothing && most[column] >= LeastPart * most.Sum();

    private double MovedAt(int point)
    {
        double moved = 0;
        for (int column = 0; column < _columns; column++)
        {
            moved += IsLosing(column) ? _left[(point * _columns) + column] : 0;
        }
        return moved;
    }

    /// <summary>First time at which a level is reached, between the points on a straight line.</summary>
    private double Crossing(double[] moved, double level)
    {
        int after = Array.FindIndex(moved, share => share >= level);
        double end = (_times[after] - _window.At).TotalSeconds;
        double begin = after > 0 ? (_times[after - 1] - _window.At).TotalSeconds : 0;
        double least = after > 0 ? moved[after - 1] : 0;
        return begin + ((level - least) / (moved[after] - least) * (end - begin));
    }

    /// <summary>
    /// Until a taker was full for the last time; null: one still was when users could go back, or at the last look, or
    /// users found no endpoint at all.
    /// </summary>
    private double? Capacity(out int? lastFull)
    {
        lastFull = null;
        double seconds = 0;
        for (int endpoint = 0; endpoint < _lastFull.Length; endpoint++)
        {
            if (IsTaking(endpoint) && _lastFull[endpoint] is { } full)
            {
                if (_isFull[endpoint] || full == _times[^1])
                {
                    return null;
                }
                double since = (full - _window.At).TotalSeconds;
                lastFull = since > seconds ? endpoint : lastFull;
                seconds = Math.Max(seconds, since);
            }
        }
        return IsTaking(_columns - 1) ? null : seconds;
    }
}
