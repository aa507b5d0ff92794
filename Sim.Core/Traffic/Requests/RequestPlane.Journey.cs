using System.Runtime.CompilerServices;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Publication;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Traffic.Requests;

/// <content>The way of one request, stage by stage.</content>
public sealed partial class RequestPlane
{
    /// <summary>
    /// How long a client waits for an address before it tries the next one, too: 250 ms (RFC 8305, section 8).
    /// </summary>
    private const long AttemptDelay = 250_000_000;

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
        if (!IsOpen(group, user))
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
        attempt.Access = user.Access;
        attempt.RoundTrip = group.ToServer[user.Column] + group.Access[user.Access];
        Reach(slot, _clock + (attempt.RoundTrip / 2));
    }

    /// <summary>A user opens a connection to the address that the attempt is bound for.</summary>
    private void Connect(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        attempt.IsFresh = true;
        attempt.Tried |= 1UL << attempt.Column;
        if (attempt.Column == _addresses)
        {
            attempt.Endpoint = -1;
            Refuse(slot, _clock);
            return;
        }
        attempt.Flow = _chance.NextUInt64();
        attempt.Access = AccessOf(_chance.NextDouble());
        long access = group.Access[attempt.Access];
        attempt.RoundTrip = group.ToServer[attempt.Column] + access;
        long at = _clock + LookUp(group, attempt.Column, access) + (attempt.RoundTrip / 2);
        if (attempt.Column < _blades.Length)
        {
            attempt.Endpoint = attempt.Column;
            _attempts.Schedule(slot, Stage.Greet, at);
            return;
        }
        Connected(group, slot, 0);
        Reach(slot, at + ((_service.Handshake.RoundTrips - 1) * attempt.RoundTrip));
    }

    /// <summary>The time that the look-up takes before a connection: mostly none.</summary>
    private long LookUp(UserGroup group, int column, long access)
    {
        if (_chance.NextDouble() >= group.LookUpShare[column])
        {
            return 0;
        }
        bool isCached = _chance.NextDouble() >= group.LookUp.UncachedShare;
        return access
            + group.LookUp.Resolver.Nanoseconds
            + group.Spec.ToEgress.Nanoseconds
            + (isCached ? 0 : group.LookUp.NameServer.Nanoseconds);
    }

    /// <summary>The first packet of a connection reaches a site, or what stands in its way.</summary>
    private void Greet(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        int site = attempt.Column;
        Fate fate = Meet(group, site, attempt.Flow, out int blade);
        if (fate == Fate.Passed && !_blades[site][blade].TakesConnection())
        {
            fate = Fate.Refused;
        }
        if (fate == Fate.Refused)
        {
            Refuse(slot, _clock + (attempt.RoundTrip / 2));
            return;
        }
        if (fate == Fate.Lost)
        {
            Lose(slot);
            return;
        }
        attempt.Blade = (ushort)blade;
        Connected(group, slot, blade);
        BladeQueues queues = _blades[site][blade];
        long handshake = queues.Greet(WorkerOf(queues, attempt.Flow), _clock);
        Reach(slot, _clock + ((_service.Handshake.RoundTrips - 1) * attempt.RoundTrip) + handshake);
    }

    /// <summary>The user of an attempt has a connection, if he has found none elsewhere meanwhile.</summary>
    private void Connected(UserGroup group, int slot, int blade)
    {
        ref Attempt attempt = ref _attempts[slot];
        _connected++;
        if (attempt.User >= group.Count || group[attempt.User].Generation != attempt.Generation)
        {
            return;
        }
        ref User user = ref group[attempt.User];
        Open(group, ref user, attempt.Column, attempt.Flow, blade, attempt.Access);
        user.Requests = 1;
        attempt.Generation = user.Generation;
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
        int edge = _groups[attempt.Group].Edges[frontEnd];
        _edgeArrivals[frontEnd][edge]++;
        int backend = PickBackend(frontEnd, edge);
        if (backend < 0)
        {
            Fail(slot, at + (attempt.RoundTrip / 2), Failure.Error);
            return;
        }
        attempt.Endpoint = _backendEndpoints[frontEnd][backend];
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

    /// <summary>A request reaches its blade: it waits for its worker, unless its connection is known there no more.</summary>
    private void Enter(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        int site = attempt.Column;
        ref readonly Impairment way = ref _routes!.PathOf(site, _groups[attempt.Group].Spec.Vantage);
        SiteState state = _state!.Sites[site];
        if (!attempt.IsFresh)
        {
            Fate fate = Meet(_groups[attempt.Group], site, attempt.Flow, out int blade);
            if (fate == Fate.Lost)
            {
                Lose(slot);
                return;
            }
            if (fate == Fate.Refused || blade != attempt.Blade)
            {
                Reset(slot);
                return;
            }
        }
        _counts[site].Requests++;
        attempt.Arrived = _clock;
        if (Errs(way.ErrorShare) || Errs(state.Fault.ErrorShare) || Errs(state.Blades[attempt.Blade].Fault.ErrorShare))
        {
            Fail(slot, _clock + (attempt.RoundTrip / 2), Failure.Error);
            return;
        }
        BladeQueues queues = _blades[site][attempt.Blade];
        attempt.Worker = (ushort)WorkerOf(queues, attempt.Flow);
        if (!queues.TryEnter(attempt.Worker, _clock, out long leaves))
        {
            Fail(slot, _clock + (attempt.RoundTrip / 2), Failure.Error);
            return;
        }
        leaves += Delay(state.Fault) + Delay(state.Blades[attempt.Blade].Fault);
        _attempts.Schedule(slot, Stage.Forward, leaves);
    }

    /// <summary>The connection is not known at its other end any more; its user opens another one.</summary>
    private void Reset(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        UserGroup group = _groups[attempt.Group];
        _resets[attempt.Column]++;
        Forget(slot);
        attempt.Column = group[attempt.User % group.Count].Held;
        _attempts.Schedule(slot, Stage.Connect, _clock + (attempt.RoundTrip / 2));
    }

    /// <summary>A request leaves the blade or the edge and looks for a pod that takes it.</summary>
    private void Forward(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        bool isSite = attempt.Column < _blades.Length;
        if (isSite)
        {
            _blades[attempt.Column][attempt.Blade].Leave(attempt.Worker);
            if (_clock >= attempt.Began + _service.Timeout.Nanoseconds)
            {
                Fail(slot, _clock, Failure.Timeout);
                return;
            }
        }
        else
        {
            _counts[attempt.Endpoint].Requests++;
        }
        PoolState pool = _state!.Pools[_platform.Endpoints[attempt.Endpoint].Pool];
        long lost = 0;
        if (pool.Fault.RefusedShare + pool.Fault.BlackholedShare > 0 && !TryPods(slot, pool.Fault, ref lost))
        {
            return;
        }
        if (lost > 0)
        {
            _attempts.Schedule(slot, Stage.Queue, _clock + lost);
            return;
        }
        Queue(slot);
    }

    /// <summary>
    /// nginx tries three pods, and waits 5 s for each that is silent. Google's front end does not try again: an
    /// assumption on the safe side.
    /// </summary>
    /// <param name="lost">Time that silent pods have cost, nanoseconds.</param>
    /// <returns>Whether a pod was found; if not, the attempt has ended.</returns>
    private bool TryPods(int slot, in Impairment fault, ref long lost)
    {
        ref Attempt attempt = ref _attempts[slot];
        bool isSite = attempt.Column < _blades.Length;
        int tries = isSite ? PodTries.Count : 1;
        for (int i = 0; i < tries; i++)
        {
            double uniform = _chance.NextDouble();
            if (uniform >= fault.RefusedShare + fault.BlackholedShare)
            {
                return true;
            }
            if (uniform >= fault.BlackholedShare)
            {
                continue;
            }
            lost += PodTries.ConnectTimeout.Nanoseconds;
            if (!isSite || _clock + lost >= attempt.Began + _service.Timeout.Nanoseconds)
            {
                Lose(slot);
                return false;
            }
        }
        Fail(slot, _clock + lost + HalfWayBack(attempt), Failure.Error);
        return false;
    }

    /// <summary>A request waits for a core of its pod.</summary>
    private void Queue(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        PodQueues pods = _pods[_platform.Endpoints[attempt.Endpoint].Pool];
        pods.Arrive();
        if (pods.Count == 0)
        {
            Fail(slot, _clock + HalfWayBack(attempt), Failure.Error);
            return;
        }
        attempt.Pod =
            attempt.Column < _blades.Length
                ? NextPod(ref _blades[attempt.Column][attempt.Blade].NextPodOf(attempt.Worker), pods.Count)
                : _chance.NextInt32(pods.Count);
        attempt.PodGeneration = pods.GenerationOf(attempt.Pod);
        if (!pods.TryEnter(attempt.Pod, _clock, attempt.Work, out long served))
        {
            Fail(slot, _clock + HalfWayBack(attempt), Failure.Error);
            return;
        }
        _attempts.Schedule(slot, Stage.Served, served);
    }

    /// <summary>Round robin, as each worker of nginx does it by itself.</summary>
    private static int NextPod(ref int next, int count)
    {
        int pod = next < count ? next : next % count;
        next = pod + 1 < count ? pod + 1 : 0;
        return pod;
    }

    /// <summary>The answer of the pod goes back.</summary>
    private void Serve(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        int pool = _platform.Endpoints[attempt.Endpoint].Pool;
        _pods[pool].Leave(attempt.Pod, attempt.PodGeneration);
        Impairment fault = _state!.Pools[pool].Fault;
        long left = _clock + Delay(fault);
        bool fails = Errs(fault.ErrorShare);
        if (!fails && attempt.Column < _blades.Length)
        {
            fails = !_blades[attempt.Column][attempt.Blade].TrySend(left, out left);
        }
        long reply = left + HalfWayBack(attempt) + attempt.Delay;
        if (attempt.IsFresh)
        {
            reply += _service.TransferRoundTrips * (attempt.RoundTrip + attempt.Delay);
        }
        long patience = attempt.Began + _service.Timeout.Nanoseconds;
        if (reply > patience)
        {
            _attempts.Schedule(slot, Stage.GiveUp, Math.Max(_clock, patience));
        }
        else if (fails)
        {
            Fail(slot, reply, Failure.Error);
        }
        else
        {
            Answer(slot, left, reply);
        }
    }

    /// <summary>What a packet of a flow to a site meets, and the blade that it is sent to.</summary>
    private Fate Meet(UserGroup group, int site, ulong flow, out int blade)
    {
        blade = 0;
        if (site >= _blades.Length)
        {
            return Fate.Passed;
        }
        Fate fate = FateOf(_routes!.PathOf(site, group.Spec.Vantage), flow, Layer.Path);
        if (fate != Fate.Passed)
        {
            return fate;
        }
        SiteState state = _state!.Sites[site];
        fate = FateOf(state.Fault, flow, Layer.Site);
        if (fate != Fate.Passed)
        {
            return fate;
        }
        if (_tables[site] is not { } table)
        {
            return Fate.Refused;
        }
        blade = table.Pick(flow);
        return FateOf(state.Blades[blade].Fault, flow, Layer.Blade);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Fate FateOf(in Impairment fault, ulong flow, Layer layer)
    {
        if (fault.RefusedShare + fault.BlackholedShare <= 0)
        {
            return Fate.Passed;
        }
        double uniform = Uniform(flow, layer);
        return uniform < fault.BlackholedShare ? Fate.Lost
            : uniform < fault.BlackholedShare + fault.RefusedShare ? Fate.Refused
            : Fate.Passed;
    }

    private static int WorkerOf(BladeQueues blade, ulong flow) =>
        (int)(SplitMix(flow) % (ulong)blade.WorkerCount);

    private static ulong SplitMix(ulong flow) => Randomness.SplitMix64.Finish(flow ^ ((ulong)Layer.Worker << 56));

    private static long HalfWayBack(in Attempt attempt) => (attempt.Behind / 2) + (attempt.RoundTrip / 2);

    private bool Errs(double share) => share > 0 && _chance.NextDouble() < share;

    private long Delay(in Impairment fault) =>
        fault.DelayedShare > 0 && _chance.NextDouble() < fault.DelayedShare ? fault.Delay.Nanoseconds : 0;
}
