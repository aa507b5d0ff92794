using Sim.Core.Quantities;

namespace Sim.Core.Kernel;

/// <summary>The simulated clock and the events that move it.</summary>
/// <remarks>
/// Life: register targets, schedule first events, then <see cref="RunUntil"/>. Events at one instant run in the order of
/// (priority, scheduling). Invariants are checked in release builds: time never runs back, nothing is scheduled in the past.
/// </remarks>
public sealed class SimulationKernel
{
    private readonly EventQueue _queue = new();
    private readonly List<IEventTarget> _targets = [];

    /// <summary>The time of the event that runs now; after a run, the end of the run.</summary>
    public SimTime Now { get; private set; }

    /// <summary>Events run so far.</summary>
    public long EventsRun { get; private set; }

    /// <summary>Events scheduled and neither run nor cancelled.</summary>
    public int PendingCount => _queue.LiveCount;

    public TargetId Register(IEventTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        _targets.Add(target);
        return new TargetId(_targets.Count);
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>, or the target is not registered here.</exception>
    public EventHandle Schedule(
        SimTime at,
        TargetId target,
        int kind,
        long payload = 0,
        EventPriority priority = EventPriority.Control
    )
    {
        if (at < Now)
        {
            throw new ArgumentOutOfRangeException(nameof(at), at, $"An event cannot be in the past: it is {Now} now.");
        }
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target.Value, nameof(target));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target.Value, _targets.Count, nameof(target));
        return _queue.Add(at, priority, target, new SimEvent(kind, payload));
    }

    /// <summary>Takes a scheduled event back.</summary>
    /// <returns>False when it has run, was cancelled before, or the handle names none.</returns>
    public bool Cancel(EventHandle handle) => _queue.Cancel(handle);

    /// <summary>Runs every event before <paramref name="end"/> and those at <paramref name="end"/>, then sets the clock to it.</summary>
    public void RunUntil(SimTime end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, Now);
        while (_queue.TryTake(end, out SimTime at, out TargetId target, out SimEvent simEvent))
        {
            if (at < Now)
            {
                throw new InvalidOperationException($"The clock would run back from {Now} to {at}.");
            }
            Now = at;
            EventsRun++;
            _targets[target.Value - 1].Handle(in simEvent);
        }
        Now = end;
    }
}
