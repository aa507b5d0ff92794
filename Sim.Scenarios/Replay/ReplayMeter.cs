using Sim.Core.Kernel;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>Adds up what a replay is asked for.</summary>
/// <remarks>
/// Requests and serving pods exactly, over every change; pods on nodes, and nodes, between the ends of parts on a line.
/// </remarks>
/// <param name="podRate">Requests per second that keep the requested CPU of a pod busy.</param>
/// <param name="limit">CPU that a pod may use, over what it requests.</param>
internal sealed class ReplayMeter(
    SimulationKernel kernel,
    RequestTrace trace,
    RequestRate podRate,
    double limit,
    PoolModel pool
) : ISnapshotListener
{
    private readonly List<ReplayStep> _steps = new(trace.Rates.Count);
    private readonly double _capacity = podRate.PerSecond * limit;
    private SimTime _since;
    private SimTime _partSince;
    private int _serving;
    private int _placed = pool.Placed;
    private int _nodes = pool.Nodes;
    private double _placedSeconds;
    private double _nodeSeconds;
    private Sums _step;
    private Sums _all;

    public void OnPublished(DnsSnapshot snapshot) { }

    public void OnPublished(RouteSnapshot snapshot) { }

    public void OnPublished(EndpointSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        Advance();
        _serving = snapshot.Pools[0].Serving;
    }

    /// <summary>To be called several times a step: nodes and pods on them have changed little since.</summary>
    public void EndPart()
    {
        double seconds = (kernel.Now - _partSince).TotalSeconds;
        _placedSeconds += seconds * (_placed + pool.Placed) / 2;
        _nodeSeconds += seconds * (_nodes + pool.Nodes) / 2;
        (_partSince, _placed, _nodes) = (kernel.Now, pool.Placed, pool.Nodes);
    }

    /// <summary>To be called at the end of every step of the trace.</summary>
    public void EndStep()
    {
        Advance();
        double seconds = trace.Interval.TotalSeconds;
        _steps.Add(
            new ReplayStep(
                trace.Interval * _steps.Count,
                _step.Requests / seconds,
                pool.Desired,
                _step.Serving / seconds,
                pool.Nodes,
                _step.Utilization,
                _step.Unmet / seconds
            )
        );
        _all = _all.Plus(_step);
        _step = default;
    }

    /// <param name="usdPerNodeHour">Null: not known.</param>
    public ReplayResult Finish(ReplayedAutoscaler autoscaler, double? usdPerNodeHour) =>
        new()
        {
            Name = autoscaler.Name,
            MostAllowed = autoscaler.Manifest.Spec.MaxReplicas,
            CpuTarget = autoscaler.CpuTarget,
            Readings = autoscaler.Readings(),
            PodCapacity = new RequestRate(_capacity),
            Steps = _steps,
            Step = trace.Interval,
            Decisions =
            [
                .. pool.History.Select(step => new ReplayDecision(step.At.SinceStart, step.From, step.To, step.Reason)),
            ],
            Requests = _all.Requests,
            UnmetRequests = _all.Unmet,
            Short = SimDuration.FromSeconds(_all.Short),
            PodHours = _placedSeconds / 3_600,
            NodeHours = _nodeSeconds / 3_600,
            CostUsd = usdPerNodeHour * _nodeSeconds / 3_600,
            MeanUtilization = new Ratio(_all.Utilization),
        };

    /// <summary>The traffic and the pods that serve have been the same since the last call.</summary>
    private void Advance()
    {
        double seconds = (kernel.Now - _since).TotalSeconds;
        if (seconds > 0)
        {
            double rate = trace.RateAt(_since);
            double unmet = Math.Max(0, rate - (_serving * _capacity));
            _step = _step.Plus(
                new Sums(
                    rate * seconds,
                    unmet * seconds,
                    _serving * seconds,
                    (rate - unmet) / podRate.PerSecond * seconds,
                    unmet > 0 ? seconds : 0
                )
            );
        }
        _since = kernel.Now;
    }

    /// <param name="Serving">Seconds of serving pods.</param>
    /// <param name="Busy">Seconds of pods whose requested CPU is busy.</param>
    /// <param name="Short">Seconds in which requests found no capacity.</param>
    private readonly record struct Sums(double Requests, double Unmet, double Serving, double Busy, double Short)
    {
        public double Utilization => Serving > 0 ? Busy / Serving : 0;

        public Sums Plus(Sums other) =>
            new(
                Requests + other.Requests,
                Unmet + other.Unmet,
                Serving + other.Serving,
                Busy + other.Busy,
                Short + other.Short
            );
    }
}
