using System.Globalization;
using Sim.Core.Kernel.Queues;
using Sim.Core.Quantities;

namespace Sim.Core.Kernel;

/// <summary>The simulated clock and the events that move it.</summary>
/// <remarks>
/// Life: register targets, schedule first events, then <see cref="RunUntil"/>. Events at one instant run in the order
/// of (priority, scheduling). Invariants are checked in release builds: time never runs back, nothing is scheduled in
/// the past, events do not pile up without end. Not safe for use from several threads.
/// </remarks>
public sealed class SimulationKernel
{
    /// <summary>The largest limit: 8,388,608 pending events, in at most 1.5 GB of memory.</summary>
    public const int DefaultPendingLimit = EventQueue<AdaptiveQueue>.MostLive;

    /// <summary>
    /// An instant with more events than this is taken for a model that waits for itself. An assumption.
    /// </summary>
    public const int DefaultInstantLimit = 100_000_000;

    private readonly EventQueue<AdaptiveQueue> _queue = new();
    private IEventTarget[] _targets = new IEventTarget[16];
    private int _targetCount;
    private readonly int _pendingLimit;
    private readonly int _instantLimit;
    private int _runAtInstant;
    private bool _running;

    /// <param name="pendingLimit">Most events that may be pending at a time, 1 to 8,388,608.</param>
    /// <param name="instantLimit">Most events that may run at one instant, 1 or more.</param>
    public SimulationKernel(int pendingLimit = DefaultPendingLimit, int instantLimit = DefaultInstantLimit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pendingLimit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(pendingLimit, DefaultPendingLimit);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(instantLimit);
        _pendingLimit = pendingLimit;
        _instantLimit = instantLimit;
    }

    /// <summary>The time of the event that runs now; after a run, the end of the run.</summary>
    public SimTime Now { get; private set; }

    /// <summary>Events run so far.</summary>
    public long EventsRun { get; private set; }

    /// <summary>Events scheduled and neither run nor cancelled.</summary>
    public int PendingCount => _queue.LiveCount;

    public TargetId Register(IEventTarget target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (_targetCount == _targets.Length)
        {
            Array.Resize(ref _targets, _targetCount * 2);
        }
        _targets[_targetCount++] = target;
        return new TargetId(_targetCount);
    }

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="at"/> is before <see cref="Now"/>, or the target
    /// is not registered here.</exception>
    /// <exception cref="InvalidOperationException">The limit of pending events is reached.</exception>
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
        ArgumentOutOfRangeException.ThrowIfGreaterThan(target.Value, _targetCount, nameof(target));
        if (_queue.LiveCount >= _pendingLimit)
        {
            throw new InvalidOperationException(
                LimitText("events are pending", _pendingLimit, target, kind)
                    + (
                        _pendingLimit < DefaultPendingLimit
                            ? "or the run needs a larger pendingLimit of the kernel."
                            : "or the run is too large for one kernel: simulate a sample of it, or parts of it."
                    )
            );
        }
        return _queue.Add(at, priority, target, new SimEvent(kind, payload));
    }

    /// <summary>Takes a scheduled event back.</summary>
    /// <returns>False when it has run, was cancelled before, or the handle names none.</returns>
    public bool Cancel(EventHandle handle) => _queue.Cancel(handle);

    /// <summary>
    /// Runs every event before <paramref name="end"/> and those at <paramref name="end"/>, then sets the clock to it.
    /// </summary>
    /// <remarks>When a target throws, its event counts as run and the run can go on.</remarks>
    /// <exception cref="InvalidOperationException">Called from within an event, or too many events run at one
    /// instant.</exception>
    public void RunUntil(SimTime end)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(end, Now);
        if (_running)
        {
            throw new InvalidOperationException("The kernel runs already: an event schedules, it does not run others.");
        }
        _running = true;
        try
        {
            while (_queue.TryTake(end, out SimTime at, out TargetId target, out SimEvent simEvent))
            {
                MoveTo(at, target, simEvent.Kind);
                EventsRun++;
                _targets[target.Value - 1].Handle(in simEvent);
            }
            Now = end;
        }
        finally
        {
            _running = false;
        }
    }

    private void MoveTo(SimTime at, TargetId target, int kind)
    {
        if (at > Now)
        {
            Now = at;
            _runAtInstant = 1;
        }
        else if (at < Now)
        {
            throw new InvalidOperationException($"The clock would run back from {Now} to {at}.");
        }
        else if (_runAtInstant++ >= _instantLimit)
        {
            throw new InvalidOperationException(
                LimitText("events ran at this instant", _instantLimit, target, kind)
                    + "or the run needs a larger instantLimit of the kernel."
            );
        }
    }

    private string LimitText(string what, int limit, TargetId target, int kind) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{limit:N0} {what} at {Now}, and {_targets[target.Value - 1].GetType().Name} adds one of kind {kind}. "
        ) + "Either a model schedules without end, ";
}
