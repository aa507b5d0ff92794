using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>What is counted from one change until all is quiet.</summary>
internal sealed class Measure
{
    private readonly long[] _fateSince;
    private readonly long[] _dropped;
    private readonly long[] _looping;
    private SimTime _begin;
    private SimTime _lastChange;
    private SimTime _lastMessage;
    private long _announcements;
    private long _withdrawals;
    private long _changes;
    private int _routed;
    private TimelineBuilder _timeline;

    public Measure(SimTime begin, int count)
    {
        Reach = new ReachabilityTracker(count);
        History = new RouteHistory(count);
        _fateSince = new long[count];
        _dropped = new long[count];
        _looping = new long[count];
        _timeline = new TimelineBuilder(begin, SimDuration.FromSeconds(1));
        Restart(begin, SimDuration.FromSeconds(1));
    }

    public ReachabilityTracker Reach { get; }

    public RouteHistory History { get; }

    public long Messages => _announcements + _withdrawals;

    public void Restart(SimTime begin, SimDuration step)
    {
        (_begin, _lastChange, _lastMessage) = (begin, begin, begin);
        (_announcements, _withdrawals, _changes) = (0, 0, 0);
        _timeline = new TimelineBuilder(begin, step);
        Array.Fill(_fateSince, begin.Nanoseconds);
        Array.Clear(_dropped);
        Array.Clear(_looping);
        History.Clear();
    }

    public void NoteMessage(SimTime now, bool isWithdrawal)
    {
        _lastMessage = now;
        _announcements += isWithdrawal ? 0 : 1;
        _withdrawals += isWithdrawal ? 1 : 0;
        _timeline.NoteMessage(now, isWithdrawal);
    }

    public void NoteChange(SimTime now, int speaker, int chosen, int route)
    {
        _lastChange = now;
        _changes++;
        History.Add(now, speaker, chosen, route);
        _timeline.NoteChange(now);
    }

    /// <summary>Before the fate of anybody changes, or whether it has a route.</summary>
    public void Advance(SimTime now) => _timeline.Advance(now, Reach, _routed);

    /// <summary>One speaker more has a route, or one fewer.</summary>
    public void NoteRouted(SimTime now, int change)
    {
        Advance(now);
        _routed += change;
    }

    public void NoteFate(SimTime now, int speaker, PacketFate before)
    {
        Lost(before)?[speaker] += now.Nanoseconds - _fateSince[speaker];
        _fateSince[speaker] = now.Nanoseconds;
    }

    public ConvergenceResult Result(SimTime now, Oscillation? oscillation)
    {
        SimTime settled = oscillation is null ? _lastChange : now;
        for (int i = 0; i < _fateSince.Length; i++)
        {
            // After the last change nobody waits for anything: what is still dropped has no route.
            Lost(Reach.FateOf(i))?[i] += Math.Max(0, settled.Nanoseconds - _fateSince[i]);
            _fateSince[i] = now.Nanoseconds;
        }
        return new ConvergenceResult
        {
            Begin = _begin,
            Settled = settled - _begin,
            LastMessage = _lastMessage - _begin,
            Announcements = _announcements,
            Withdrawals = _withdrawals,
            RouteChanges = _changes,
            Timeline = _timeline.Build(Reach, _routed),
            DroppedFor = [.. _dropped.Select(ns => new SimDuration(ns))],
            LoopingFor = [.. _looping.Select(ns => new SimDuration(ns))],
            Oscillation = oscillation,
        };
    }

    private long[]? Lost(PacketFate fate) =>
        fate switch
        {
            PacketFate.Dropped => _dropped,
            PacketFate.Looping => _looping,
            _ => null,
        };
}
