using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>Fills steps of equal length; when there would be too many, two become one.</summary>
internal sealed class TimelineBuilder
{
    /// <summary>Minutes at 10 ms; a megabyte.</summary>
    private const int MostSteps = 1 << 14;

    private readonly SimTime _begin;
    private readonly Step[] _steps = new Step[MostSteps];
    private long _width;
    private long _at;
    private int _count;

    public TimelineBuilder(SimTime begin, SimDuration width)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width.Nanoseconds, nameof(width));
        _begin = begin;
        _width = width.Nanoseconds;
    }

    public void NoteMessage(SimTime now, bool isWithdrawal)
    {
        ref Step step = ref StepAt(now);
        step.Announcements += isWithdrawal ? 0 : 1;
        step.Withdrawals += isWithdrawal ? 1 : 0;
    }

    public void NoteChange(SimTime now) => StepAt(now).Changes++;

    /// <summary>Carries present fates on to a time.</summary>
    public void Advance(SimTime now, ReachabilityTracker reach, int routed)
    {
        long end = (now - _begin).Nanoseconds;
        (int delivered, int dropped, int looping) = (
            reach.CountOf(PacketFate.Delivered),
            reach.CountOf(PacketFate.Dropped),
            reach.CountOf(PacketFate.Looping)
        );
        if (end > _at)
        {
            _ = StepAt(now);
        }
        while (_at < end)
        {
            long stop = Math.Min(end, ((_at / _width) + 1) * _width);
            ref Step step = ref _steps[_at / _width];
            step.WithRoute += routed * (double)(stop - _at);
            step.Delivered += delivered * (double)(stop - _at);
            step.Dropped += dropped * (double)(stop - _at);
            step.Looping += looping * (double)(stop - _at);
            _at = stop;
        }
    }

    /// <param name="routed">Speakers that have a route now.</param>
    public IReadOnlyList<TimelineStep> Build(ReachabilityTracker reach, int routed)
    {
        var built = new TimelineStep[_count];
        for (int i = 0; i < _count; i++)
        {
            Step step = _steps[i];
            // The last step may have begun only, even at this very instant.
            double length = Math.Min(_width, _at - (i * _width));
            built[i] = new TimelineStep(
                new SimDuration(i * _width),
                new SimDuration(_width),
                Mean(step.WithRoute, routed, length),
                Mean(step.Delivered, reach.CountOf(PacketFate.Delivered), length),
                Mean(step.Dropped, reach.CountOf(PacketFate.Dropped), length),
                Mean(step.Looping, reach.CountOf(PacketFate.Looping), length),
                step.Announcements,
                step.Withdrawals,
                step.Changes
            );
        }
        return built;
    }

    private static double Mean(double sum, int present, double length) => length > 0 ? sum / length : present;

    private ref Step StepAt(SimTime now)
    {
        long since = (now - _begin).Nanoseconds;
        while (since / _width >= MostSteps)
        {
            Halve();
        }
        int step = (int)(since / _width);
        _count = Math.Max(_count, step + 1);
        return ref _steps[step];
    }

    private void Halve()
    {
        for (int i = 0; i < MostSteps / 2; i++)
        {
            _steps[i] = Step.Sum(_steps[2 * i], _steps[(2 * i) + 1]);
        }
        Array.Clear(_steps, MostSteps / 2, MostSteps / 2);
        _width *= 2;
        _count = (_count + 1) / 2;
    }

    /// <summary>Fates in speakers times nanoseconds.</summary>
    private struct Step
    {
        public double WithRoute;
        public double Delivered;
        public double Dropped;
        public double Looping;
        public int Announcements;
        public int Withdrawals;
        public int Changes;

        public static Step Sum(Step a, Step b) =>
            new()
            {
                WithRoute = a.WithRoute + b.WithRoute,
                Delivered = a.Delivered + b.Delivered,
                Dropped = a.Dropped + b.Dropped,
                Looping = a.Looping + b.Looping,
                Announcements = a.Announcements + b.Announcements,
                Withdrawals = a.Withdrawals + b.Withdrawals,
                Changes = a.Changes + b.Changes,
            };
    }
}
