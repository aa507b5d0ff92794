using Sim.Core.Models.Platform;
using Sim.Core.Models.Pools;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Recording;

namespace Sim.Core.Traffic.Requests;

/// <content>What is measured, and what models and watchers may see of it.</content>
public sealed partial class RequestPlane
{
    public double RateOf(int group) => _groups[group].Rate;

    public double UtilizationOf(int endpoint) => _endpointUse[endpoint];

    public double PodsNeededAt(int endpoint) => _neededAt[endpoint];

    /// <remarks>Counted when a request comes over them.</remarks>
    public double ResetsAt(int endpoint) => _resets[endpoint] / _sampling;

    public void FillDirected(int group, Span<double> shares)
    {
        shares.Clear();
        UserGroup users = _groups[group];
        double each = 1.0 / Math.Max(1, users.Count);
        for (int address = 0; address < _addresses; address++)
        {
            _destinations.AddTo(_state!, users.Spec.Vantage, address, users.Directed[address] * each, shares);
        }
        shares[^1] += users.Directed[_addresses] * each;
    }

    public void FillFailed(int group, Span<double> counts)
    {
        for (int endpoint = 0; endpoint < counts.Length - 1; endpoint++)
        {
            counts[endpoint] = _recorder.TotalsOf(group, endpoint).Failed;
        }
        counts[^1] = _recorder.FailedNowhere(group);
    }

    /// <summary>Ends a step: telemetry, the record, and those who watch.</summary>
    private void EndStep()
    {
        SimTime from = _stepBegin;
        SimTime to = _kernel.Now;
        SimDuration step = to - from;
        FollowAnswers(from, to);
        Sweep();
        for (int pool = 0; pool < _pods.Length; pool++)
        {
            _board.Write(pool, _pods[pool].EndStep(from, to));
            _pods[pool].EndStoreStep(_board, pool, step);
        }
        for (int site = 0; site < _blades.Length; site++)
        {
            for (int blade = 0; blade < _blades[site].Length; blade++)
            {
                _board.Write(site, blade, _blades[site][blade].EndStep(from, to));
            }
        }
        for (int frontEnd = 0; frontEnd < _edgeArrivals.Length; frontEnd++)
        {
            for (int edge = 0; edge < _edgeArrivals[frontEnd].Length; edge++)
            {
                double rate = _edgeArrivals[frontEnd][edge] / _sampling / step.TotalSeconds;
                _board.WriteEdge(frontEnd, edge, rate);
            }
            Array.Clear(_edgeArrivals[frontEnd]);
        }
        Record(step);
        Check(to);
        _stepBegin = to;
        foreach (IStepListener listener in _listeners)
        {
            listener.OnStep(from, to);
        }
    }

    private void Record(SimDuration step)
    {
        _recorder.Timeline.AddDemand((_sent - _sentBefore) / _sampling);
        _sentBefore = _sent;
        for (int i = 0; i < _counts.Length; i++)
        {
            double utilization = FillUse(_platform.Endpoints[i]);
            _endpointUse[i] = utilization;
            ref EndpointCounts counts = ref _counts[i];
            double answered = counts.Answered / _sampling;
            double failed = counts.Failed / _sampling;
            double requests = counts.Requests / _sampling / step.TotalSeconds;
            PodQueues pods = _pods[_platform.Endpoints[i].Pool];
            _neededAt[i] = pods.PodsNeeded;
            _recorder.Timeline.AddEndpoint(i, answered, failed, utilization);
            _recorder.AddUse(i, _use, requests, failed, step);
            counts = default;
        }
        for (int pool = 0; pool < _pools.Count; pool++)
        {
            IPoolStatus status = _pools[pool];
            double needed = _pods[pool].PodsNeeded;
            _recorder.Timeline.AddPool(pool, step, status.Serving, status.Desired, needed, status.Nodes);
        }
    }

    /// <summary>Utilization by <see cref="EndpointUse.Resources"/>; of the blades the busiest counts.</summary>
    /// <returns>The largest.</returns>
    private double FillUse(Endpoint endpoint)
    {
        _use.AsSpan().Clear();
        if (endpoint.Site is { } site)
        {
            foreach (BladeQueues blade in _blades[site])
            {
                _use[EndpointUse.BladeCpu] = Math.Max(_use[EndpointUse.BladeCpu], blade.CpuUtilization);
                _use[EndpointUse.BladeNic] = Math.Max(_use[EndpointUse.BladeNic], blade.CardUtilization);
                double connections = blade.ConnectionUtilization;
                _use[EndpointUse.BladeConnections] = Math.Max(_use[EndpointUse.BladeConnections], connections);
            }
        }
        PodQueues pods = _pods[endpoint.Pool];
        _use[EndpointUse.PodCpu] = pods.CpuUtilization;
        _use[EndpointUse.PodConcurrency] = pods.SlotUtilization;
        return _use.Max();
    }

    /// <summary>Every request is in one place: the account is counted twice, in two ways.</summary>
    private void Check(SimTime at)
    {
        if (_sent != _answered + _failed + _attempts.InFlight)
        {
            throw new InvalidOperationException($"Requests are not conserved at {at}: {Ledger}.");
        }
    }
}
