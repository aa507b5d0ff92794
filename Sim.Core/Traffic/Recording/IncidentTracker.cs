using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>Watches where users are bound for from the begin of each fault or change on.</summary>
/// <remarks>
/// What has moved is the share of demand, weighted as at the begin, that is bound for another endpoint than at the
/// begin: half the sum of absolute differences per client group. To be created before whatever carries the faults and
/// changes out, so that it sees the moment before.
/// </remarks>
public sealed class IncidentTracker : IEventTarget, IStepListener
{
    /// <summary>A resource counts as full from here on.</summary>
    private const double Full = 0.995;

    /// <summary>Less than this share of all demand does not count as moved.</summary>
    private const double Nothing = 1e-6;

    private readonly SimulationKernel _kernel;
    private readonly ITrafficPlane _plane;
    private readonly int _groups;
    private readonly int _endpoints;
    private readonly IReadOnlyList<IncidentWindow> _windows;
    private readonly Watch?[] _watches;
    private readonly double[] _shares;
    private double _failedBefore;

    public IncidentTracker(
        SimulationKernel kernel,
        ITrafficPlane plane,
        int groups,
        int endpoints,
        IReadOnlyList<IncidentWindow> windows
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(windows);
        _kernel = kernel;
        _plane = plane;
        _groups = groups;
        _endpoints = endpoints;
        _windows = windows;
        _watches = new Watch?[windows.Count];
        _shares = new double[endpoints + 1];
        TargetId self = kernel.Register(this);
        for (int i = 0; i < windows.Count; i++)
        {
            kernel.Schedule(windows[i].At, self, 0, i, EventPriority.World);
        }
        plane.Subscribe(this);
    }

    public void Handle(in SimEvent simEvent)
    {
        _plane.AdvanceTo(_kernel.Now);
        var watch = new Watch(_groups, _endpoints);
        double total = 0;
        for (int group = 0; group < _groups; group++)
        {
            watch.Weights[group] = _plane.RateOf(group);
            total += watch.Weights[group];
            _plane.FillDirected(group, watch.Before.AsSpan(group * (_endpoints + 1), _endpoints + 1));
        }
        for (int group = 0; group < _groups; group++)
        {
            watch.Weights[group] /= Math.Max(total, double.Epsilon);
        }
        _watches[(int)simEvent.Payload] = watch;
    }

    public void OnStep(SimTime from, SimTime to)
    {
        double failed = _plane.Ledger.Failed - _failedBefore;
        _failedBefore = _plane.Ledger.Failed;
        for (int i = 0; i < _watches.Length; i++)
        {
            if (_watches[i] is { } watch && to <= _windows[i].End && from >= _windows[i].At)
            {
                Look(watch, to, failed);
            }
        }
    }

    public IncidentOutcome OutcomeOf(int incident)
    {
        if (_watches[incident] is not { } watch)
        {
            return new IncidentOutcome(0, null, null, null, 0, null, null);
        }
        IncidentWindow window = _windows[incident];
        SimTime faultEnd = window.Length is { } length ? window.At + length : window.End;
        double most = 0;
        foreach (Point point in watch.Points)
        {
            most = point.At <= faultEnd ? Math.Max(most, point.Moved) : most;
        }
        double? returned = window.Length is null || most < Nothing ? null : Returned(watch, faultEnd, most);
        SimTime until = returned is { } seconds ? faultEnd + SimDuration.FromSeconds(seconds) : window.End;
        double failed = 0;
        foreach (Point point in watch.Points)
        {
            failed += point.At <= until ? point.Failed : 0;
        }
        return new IncidentOutcome(
            most,
            Crossing(watch, window.At, 0.5 * most),
            Crossing(watch, window.At, 0.9 * most),
            Crossing(watch, window.At, 0.99 * most),
            failed,
            most < Nothing ? null : Capacity(watch, window.At),
            returned
        );
    }

    private void Look(Watch watch, SimTime now, double failed)
    {
        double moved = 0;
        int columns = _endpoints + 1;
        Span<double> gains = stackalloc double[columns];
        for (int group = 0; group < _groups; group++)
        {
            double weight = watch.Weights[group];
            if (weight <= 0)
            {
                continue;
            }
            _plane.FillDirected(group, _shares);
            for (int column = 0; column < columns; column++)
            {
                double change = _shares[column] - watch.Before[(group * columns) + column];
                moved += weight * Math.Abs(change) / 2;
                gains[column] += weight * change;
            }
        }
        watch.Points.Add(new Point(now, moved, failed));
        for (int endpoint = 0; endpoint < _endpoints; endpoint++)
        {
            watch.Gain[endpoint] = Math.Max(watch.Gain[endpoint], gains[endpoint]);
            if (_plane.UtilizationOf(endpoint) >= Full)
            {
                watch.LastFull[endpoint] = now;
            }
        }
    }

    /// <summary>First time at which a level is reached, between the points on a straight line.</summary>
    private static double? Crossing(Watch watch, SimTime begin, double level)
    {
        if (level < Nothing / 2)
        {
            return null;
        }
        var last = new Point(begin, 0, 0);
        foreach (Point point in watch.Points)
        {
            if (point.Moved >= level)
            {
                double share = point.Moved > last.Moved ? (level - last.Moved) / (point.Moved - last.Moved) : 1;
                return (last.At - begin).TotalSeconds + (share * (point.At - last.At).TotalSeconds);
            }
            last = point;
        }
        return null;
    }

    private static double? Returned(Watch watch, SimTime faultEnd, double most)
    {
        foreach (Point point in watch.Points)
        {
            if (point.At > faultEnd && point.Moved <= 0.01 * most)
            {
                return (point.At - faultEnd).TotalSeconds;
            }
        }
        return null;
    }

    /// <summary>Endpoints count as takers when they got at least a twentieth of what all takers got.</summary>
    private double Capacity(Watch watch, SimTime begin)
    {
        double all = 0;
        for (int endpoint = 0; endpoint < _endpoints; endpoint++)
        {
            all += Math.Max(0, watch.Gain[endpoint]);
        }
        double seconds = 0;
        for (int endpoint = 0; endpoint < _endpoints; endpoint++)
        {
            if (watch.Gain[endpoint] >= all / 20 && watch.LastFull[endpoint] is { } full)
            {
                seconds = Math.Max(seconds, (full - begin).TotalSeconds);
            }
        }
        return seconds;
    }

    private readonly record struct Point(SimTime At, double Moved, double Failed);

    private sealed class Watch(int groups, int endpoints)
    {
        public double[] Weights { get; } = new double[groups];

        public double[] Before { get; } = new double[groups * (endpoints + 1)];

        public List<Point> Points { get; } = [];

        public double[] Gain { get; } = new double[endpoints];

        public SimTime?[] LastFull { get; } = new SimTime?[endpoints];
    }
}
