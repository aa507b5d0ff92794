using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.NodePorts;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Traffic.Requests;

/// <content>What a request meets at its endpoint: a blade or an edge, and a pod.</content>
public sealed partial class RequestPlane
{
    /// <summary>By site: kube-proxy stands between blades and pods.</summary>
    private readonly bool[] _isNodePort;

    /// <summary>
    /// A request reaches its blade: it waits for its worker, unless its connection is known there no more.
    /// </summary>
    private void Enter(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        int site = attempt.Column;
        ref readonly Impairment way = ref _routes!.PathOf(site, _groups[attempt.Group].Spec.Vantage);
        SiteState state = _state!.Sites[site];
        if (!attempt.IsFresh)
        {
            Fate fate = Meet(_groups[attempt.Group], site, attempt.User, attempt.Flow, out int blade);
            if (fate == Fate.Lost)
            {
                Lose(slot);
                return;
            }
            if (fate == Fate.Refused || blade != attempt.Blade || attempt.IsAstray)
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
        if (isSite && !_isNodePort[attempt.Column])
        {
            TryPods(slot);
            return;
        }
        long lost = 0;
        if (pool.Fault.RefusedShare + pool.Fault.BlackholedShare > 0 && !TryAnyPods(slot, pool.Fault, ref lost))
        {
            return;
        }
        lost += NodeHop(attempt.Column, pool.Serving);
        if (lost > 0)
        {
            _attempts.Schedule(slot, Stage.Queue, _clock + lost);
            return;
        }
        Queue(slot);
    }

    /// <summary>
    /// Behind a node port every try of nginx meets any pod. Google's front end does not try again: an assumption on the
    /// safe side.
    /// </summary>
    /// <param name="lost">Time that silent pods have cost, nanoseconds.</param>
    /// <returns>Whether a pod was found; if not, the attempt has ended.</returns>
    private bool TryAnyPods(int slot, in Impairment fault, ref long lost)
    {
        ref Attempt attempt = ref _attempts[slot];
        bool isSite = attempt.Column < _blades.Length;
        UpstreamSpec? upstream = isSite ? UpstreamOf(attempt.Column) : null;
        int left = upstream?.TriesOf(_state!.Pools[_platform.Endpoints[attempt.Endpoint].Pool].Serving) ?? 1;
        while (true)
        {
            double uniform = _chance.NextDouble();
            if (uniform >= fault.RefusedShare + fault.BlackholedShare)
            {
                return true;
            }
            bool isSilent = uniform < fault.BlackholedShare;
            lost += isSilent && upstream is not null ? upstream.ConnectTimeout.Nanoseconds : 0;
            if (isSilent && (!isSite || _clock + lost >= attempt.Began + _service.Timeout.Nanoseconds))
            {
                Lose(slot);
                return false;
            }
            UpstreamFailures failure = isSilent ? UpstreamFailures.Timeout : UpstreamFailures.Error;
            if (upstream?.Next.Judge(failure, left--, new SimDuration(lost)).TriesNext is not true)
            {
                Fail(slot, _clock + lost + attempt.HalfWayBack, Failure.Error);
                return false;
            }
        }
    }

    /// <summary>A request waits for a core of its pod.</summary>
    private void Queue(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        PodQueues pods = _pods[_platform.Endpoints[attempt.Endpoint].Pool];
        pods.Arrive();
        if (pods.Count == 0)
        {
            Fail(slot, _clock + attempt.HalfWayBack, Failure.Error);
            return;
        }
        attempt.Pod = _chance.NextInt32(pods.Count);
        Occupy(slot, pods);
    }

    /// <summary>A request is sent to the pod that its worker has chosen.</summary>
    private void EnterPod(int slot)
    {
        PodQueues pods = _pods[_platform.Endpoints[_attempts[slot].Endpoint].Pool];
        pods.Arrive();
        Occupy(slot, pods);
    }

    private void Occupy(int slot, PodQueues pods)
    {
        ref Attempt attempt = ref _attempts[slot];
        attempt.PodGeneration = pods.GenerationOf(attempt.Pod);
        if (!pods.TryEnter(attempt.Pod, _clock, attempt.Work, out long served, out attempt.FailsInStore))
        {
            TellAnswer(slot, _clock);
            Fail(slot, _clock + attempt.HalfWayBack, Failure.Error);
            return;
        }
        _attempts.Schedule(slot, Stage.Served, served);
    }

    /// <summary>
    /// The way on to another node, where kube-proxy chooses the pod anew; each pod is on a node of its own, an
    /// assumption.
    /// </summary>
    private long NodeHop(int column, int pods) =>
        column < _blades.Length
        && _isNodePort[column]
        && pods > 0
        && _chance.NextDouble() < NodePortHop.ClusterHopShare(pods).Value
            ? _platform.Sites[column].Blades.NodeHop.Nanoseconds
            : 0;

    /// <summary>The answer of the pod goes back.</summary>
    private void Serve(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        int pool = _platform.Endpoints[attempt.Endpoint].Pool;
        Impairment fault = _state!.Pools[pool].Fault;
        long left = _clock + Delay(fault);
        bool isKilled = _pods[pool].WasKilled(attempt.Pod, attempt.PodGeneration, _clock);
        TellAnswer(slot, left);
        _pods[pool].Leave(attempt.Pod, attempt.PodGeneration);
        bool fails = attempt.FailsInStore || Errs(fault.ErrorShare) || isKilled;
        if (!fails && attempt.Column < _blades.Length)
        {
            fails = !_blades[attempt.Column][attempt.Blade].TrySend(left, out left);
        }
        long reply = left + attempt.HalfWayBack + attempt.Delay;
        if (attempt.IsFresh)
        {
            reply += _service.TransferRoundTrips * (attempt.RoundTrip + attempt.Delay);
        }
        reply += Recovery(attempt.IsFresh, attempt.RoundTrip);
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

    /// <summary>The worker that accepts a flow keeps it.</summary>
    private static int WorkerOf(BladeQueues blade, ulong flow) =>
        (int)(Uniform(flow, Layer.Worker) * blade.WorkerCount);
}
