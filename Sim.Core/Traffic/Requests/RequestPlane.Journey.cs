using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;

namespace Sim.Core.Traffic.Requests;

/// <content>The way of one request, stage by stage.</content>
public sealed partial class RequestPlane
{
    /// <summary>A user makes a request.</summary>
    private void Make(in Arrival arrival)
    {
        int slot = _attempts.Take();
        ref Attempt attempt = ref _attempts[slot];
        attempt = default;
        attempt.Made = arrival.At;
        attempt.Work = arrival.Work;
        attempt.Group = arrival.Group;
        attempt.User = arrival.User;
        _sent++;
        UserGroup group = _groups[arrival.Group];
        double budget = _service.RetryBudget.Value;
        double most = Math.Max(1, budget * group.Rate * _sampling * BudgetSeconds);
        group.Retries = Math.Min(most, group.Retries + budget);
        Begin(slot);
    }

    /// <summary>What is due happens to a request.</summary>
    private void Continue(int slot)
    {
        switch (_attempts[slot].Stage)
        {
            case Stage.Enter:
                Enter(slot);
                break;
            case Stage.Forward:
                Forward(slot);
                break;
            case Stage.Queue:
                Queue(slot);
                break;
            case Stage.Silence:
                MeetSilence(slot);
                break;
            case Stage.Served:
                Serve(slot);
                break;
            case Stage.Begin:
                Begin(slot);
                break;
            case Stage.Connect:
                Connect(slot);
                break;
            case Stage.Greet:
                Greet(slot);
                break;
            case Stage.GiveUp:
                Fail(slot, _clock, Failure.Timeout);
                break;
            default:
                throw new InvalidOperationException($"{_attempts[slot].Stage} is no stage.");
        }
    }

    /// <summary>An attempt begins: on the open connection, or on a new one.</summary>
    private void Begin(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        // Who has left meanwhile is stood for by another.
        attempt.User = attempt.User < group.Count ? attempt.User : attempt.User % group.Count;
        ref User user = ref group[attempt.User];
        attempt.Began = _clock;
        attempt.Delay = 0;
        attempt.Tried = 0;
        attempt.Endpoint = -1;
        _tries++;
        if (!IsOpen(group, ref user))
        {
            Drop(group, ref user);
            attempt.Column = user.Held;
            attempt.Generation = user.Generation;
            Connect(slot);
            return;
        }
        user.LastUsed = _clock;
        user.Requests++;
        attempt.IsFresh = false;
        attempt.Generation = user.Generation;
        attempt.Column = user.Column;
        attempt.Flow = user.Flow;
        attempt.Blade = user.Blade;
        attempt.IsAstray = user.IsAstray;
        attempt.RoundTrip = user.RoundTrip;
        Reach(slot, _clock + (attempt.RoundTrip / 2));
    }

    /// <summary>A request is on its way over a connection.</summary>
    /// <param name="at">When it is where the connection ends.</param>
    private void Reach(int slot, long at)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (attempt.Column < _blades.Length)
        {
            attempt.Endpoint = attempt.Column;
            _attempts.Schedule(slot, Stage.Enter, at + PathDelay(slot));
            return;
        }
        int frontEnd = attempt.Column - _blades.Length;
        int edge = attempt.Blade;
        _edgeArrivals[frontEnd][edge]++;
        int backend = PickBackend(frontEnd, edge);
        if (backend < 0)
        {
            Fail(slot, at + (attempt.RoundTrip / 2), Failure.Error);
            return;
        }
        attempt.Endpoint = _destinations.EndpointsOf(frontEnd)[backend];
        attempt.Behind = _paths.EdgeToBackend(frontEnd, edge, backend).Nanoseconds;
        attempt.Arrived = at + (attempt.Behind / 2);
        _attempts.Schedule(slot, Stage.Forward, attempt.Arrived);
    }

    /// <summary>A slow path delays every round trip of an attempt.</summary>
    private long PathDelay(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        ref readonly Impairment way = ref _routes!.PathOf(attempt.Column, _groups[attempt.Group].Spec.Vantage);
        if (way.DelayedShare <= 0 || _chance.NextDouble() >= way.DelayedShare)
        {
            return 0;
        }
        attempt.Delay = way.Delay.Nanoseconds;
        return attempt.IsFresh ? attempt.Delay * (_service.Handshake.RoundTrips - 1) : 0;
    }

    private int PickBackend(int frontEnd, int edge)
    {
        FrontEndState state = _state!.FrontEnds[frontEnd];
        double uniform = _chance.NextDouble();
        for (int backend = 0; backend < state.BackendCount; backend++)
        {
            uniform -= state.Share(edge, backend);
            if (uniform < 0)
            {
                return backend;
            }
        }
        return -1;
    }

    private bool Errs(double share) => share > 0 && _chance.NextDouble() < share;

    private long Delay(in Impairment fault) =>
        fault.DelayedShare > 0 && _chance.NextDouble() < fault.DelayedShare ? fault.Delay.Nanoseconds : 0;
}
