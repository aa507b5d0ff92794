using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Traffic.Requests;

/// <content>How the workers of a blade find a pod.</content>
public sealed partial class RequestPlane
{
    /// <summary>By site and blade.</summary>
    private readonly IUpstream[][] _upstreams;

    /// <summary>By pool.</summary>
    private readonly PodFates[] _fates;
    private readonly TriedPods _tried = new();

    private SimTime Now => new(_clock);

    private UpstreamSpec UpstreamOf(int site) => _platform.Sites[site].Blades.Upstream;

    private static IUpstream[] UpstreamsOf(SiteSpec site, BladeQueues[] blades) =>
        [.. blades.Select(blade => IUpstream.Of(site.Blades.Upstream, blade.WorkerCount))];

    /// <summary>A request tries pods, until one takes it, one is silent, or nginx gives up.</summary>
    private void TryPods(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        int pool = _platform.Endpoints[attempt.Endpoint].Pool;
        IUpstream upstream = _upstreams[attempt.Column][attempt.Blade];
        while (true)
        {
            int place = upstream.Pick(attempt.Worker, _tried.Of(slot), Now, _chance);
            if (place < 0)
            {
                _tried.Clear(slot);
                if (_pods[pool].Count == 0)
                {
                    _pods[pool].Arrive();
                }
                Fail(slot, _clock + attempt.HalfWayBack, Failure.Error);
                return;
            }
            int pod = _fates[pool].PodAt(place);
            attempt.Pod = pod;
            attempt.Epoch = upstream.Epoch;
            attempt.Forwarded = _clock;
            Fate fate = _fates[pool].AreSound ? Fate.Passed : _fates[pool].Of(pod, _chance);
            if (fate == Fate.Passed)
            {
                _tried.Clear(slot);
                EnterPod(slot);
                return;
            }
            if (fate == Fate.Lost)
            {
                long patience = attempt.Began + _service.Timeout.Nanoseconds;
                long silence = _clock + UpstreamOf(attempt.Column).ConnectTimeout.Nanoseconds;
                _attempts.Schedule(slot, Stage.Silence, Math.Min(silence, Math.Max(_clock, patience)));
                return;
            }
            if (!TriesNext(slot, UpstreamFailures.Error))
            {
                return;
            }
        }
    }

    /// <summary>A pod has been silent for as long as nginx, or the client, waits.</summary>
    private void MeetSilence(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (_clock >= attempt.Began + _service.Timeout.Nanoseconds)
        {
            IUpstream upstream = _upstreams[attempt.Column][attempt.Blade];
            if (attempt.Epoch == upstream.Epoch)
            {
                upstream.Abandoned(attempt.Worker, PlaceOf(slot));
            }
            _tried.Clear(slot);
            Lose(slot);
            return;
        }
        if (TriesNext(slot, UpstreamFailures.Timeout))
        {
            TryPods(slot);
        }
    }

    /// <summary>Whether nginx tries another pod; if not, the attempt has failed.</summary>
    private bool TriesNext(int slot, UpstreamFailures failure)
    {
        ref Attempt attempt = ref _attempts[slot];
        UpstreamSpec spec = UpstreamOf(attempt.Column);
        IUpstream upstream = _upstreams[attempt.Column][attempt.Blade];
        int pods = _fates[_platform.Endpoints[attempt.Endpoint].Pool].Count;
        int left = spec.TriesOf(pods) - _tried.Of(slot).Length;
        SimDuration elapsed = new(_clock - _tried.BeganOf(slot, attempt.Forwarded));
        bool goesOn = spec.Next.Judge(failure, left, elapsed).TriesNext;
        if (attempt.Epoch == upstream.Epoch && attempt.Pod < pods)
        {
            upstream.Failed(attempt.Worker, PlaceOf(slot), !goesOn, new SimTime(attempt.Forwarded), Now);
        }
        if (goesOn)
        {
            _tried.Add(slot, PlaceOf(slot), attempt.Forwarded);
            return true;
        }
        _tried.Clear(slot);
        Fail(slot, _clock + attempt.HalfWayBack, Failure.Error);
        return false;
    }

    /// <summary>Tells the workers of a blade that a pod has answered.</summary>
    /// <param name="at">When the answer is at the blade.</param>
    private void TellAnswer(int slot, long at)
    {
        ref Attempt attempt = ref _attempts[slot];
        if (attempt.Column >= _blades.Length || _isNodePort[attempt.Column])
        {
            return;
        }
        IUpstream upstream = _upstreams[attempt.Column][attempt.Blade];
        PodQueues pods = _pods[_platform.Endpoints[attempt.Endpoint].Pool];
        if (attempt.Epoch == upstream.Epoch && pods.IsThere(attempt.Pod, attempt.PodGeneration))
        {
            upstream.Answered(attempt.Worker, PlaceOf(slot), new SimTime(attempt.Forwarded), new SimTime(at));
        }
    }

    /// <summary>Where the balancer of a request has its pod in its list.</summary>
    private int PlaceOf(int slot)
    {
        ref Attempt attempt = ref _attempts[slot];
        return _fates[_platform.Endpoints[attempt.Endpoint].Pool].PlaceOf(attempt.Pod);
    }

    /// <summary>Pods have come or gone, or have been broken or mended.</summary>
    private void FollowPods(int pool, in PoolState state, SimTime at)
    {
        long killedAt = state.KillAfter is { } left ? (at + left).Nanoseconds : long.MaxValue;
        _pods[pool].Resize(state.Working, killedAt);
        _pods[pool].BeginCold(state.ColdStarts, at);
        _fates[pool].Follow(state, _pods[pool].Count);
        for (int site = 0; site < _upstreams.Length; site++)
        {
            if (_platform.Sites[site].Pool != pool)
            {
                continue;
            }
            foreach (IUpstream upstream in _upstreams[site])
            {
                upstream.Resize(_fates[pool].Count, _kernel.Now);
            }
        }
    }
}
