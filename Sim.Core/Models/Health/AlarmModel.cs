using Sim.Core.Kernel;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Models.Health;

/// <summary>CloudWatch alarms: what the endpoints report of themselves, against thresholds.</summary>
/// <remarks>
/// An endpoint reports every 10 s (an assumption) what the data plane measured last, and an alarm takes the mean over
/// its period, which is known at its end. A site that lets nothing through reports nothing, which is how a black hole
/// looks in CloudWatch. Alarms are in order at the start.
/// </remarks>
public sealed class AlarmModel : IEventTarget
{
    private static readonly SimDuration s_report = SimDuration.FromSeconds(10);

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly PlatformSpec _platform;
    private readonly Publisher _publisher;
    private readonly ITelemetry _telemetry;
    private readonly Alarm[] _alarms;

    public AlarmModel(
        SimulationKernel kernel,
        PlatformSpec platform,
        IReadOnlyList<AlarmSpec> alarms,
        Publisher publisher,
        ITelemetry telemetry
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        _kernel = kernel;
        _self = kernel.Register(this);
        _platform = platform;
        _publisher = publisher;
        _telemetry = telemetry;
        _alarms = [.. alarms.Select(spec => new Alarm(spec))];
        for (int i = 0; i < _alarms.Length; i++)
        {
            kernel.Schedule(kernel.Now + s_report, _self, 0, i);
        }
    }

    /// <summary>
    /// Lets somebody be told what the stream of an alarm says whenever that is something new; never, if there is no
    /// such alarm.
    /// </summary>
    internal void Watch(string name, Action<MetricState> told)
    {
        foreach (Alarm alarm in _alarms.Where(alarm => alarm.Spec.Name == name))
        {
            alarm.Told.Add(told);
        }
    }

    public void Handle(in SimEvent simEvent)
    {
        Alarm alarm = _alarms[simEvent.Payload];
        if (Measure(alarm.Spec) is { } value)
        {
            alarm.Sum += value;
            alarm.Count++;
        }
        alarm.Elapsed += s_report;
        if (alarm.Elapsed >= alarm.Spec.Period)
        {
            Evaluate(alarm);
        }
        _kernel.Schedule(_kernel.Now + s_report, _self, 0, simEvent.Payload);
    }

    private void Evaluate(Alarm alarm)
    {
        double? datapoint = alarm.Count > 0 ? alarm.Sum / alarm.Count : null;
        (alarm.Sum, alarm.Count, alarm.Elapsed) = (0, 0, SimDuration.Zero);
        MetricState before = alarm.Current;
        alarm.Current = MetricAlarm.Observe(ref alarm.State, datapoint, alarm.Spec.Threshold, alarm.Spec.Datapoints);
        if (alarm.Current != before)
        {
            alarm.Told.ForEach(told => told(alarm.Current));
        }
    }

    private double? Measure(AlarmSpec spec)
    {
        Endpoint endpoint = _platform.Endpoints[spec.Endpoint];
        EndpointSnapshot now = _publisher.Endpoints!;
        SiteState? site = endpoint.Site is { } index ? now.Sites[index] : null;
        if (site is { Fault.PassedShare: 0 })
        {
            return null;
        }
        PoolLoad load = _telemetry.Pool(endpoint.Pool);
        if (spec.Measure == AlarmMeasure.Utilization)
        {
            return load.CpuUtilization;
        }
        if (load.Arrivals <= 0)
        {
            return null;
        }
        PoolState pods = now.Pools[endpoint.Pool];
        double found = pods.Serving == 0 ? 0 : FoundShare(pods, endpoint.Site);
        double good = found * (1 - pods.Fault.ErrorShare) * (1 - load.RefusedShare);
        return 1 - (site is null ? good : good * ServedShare(site, endpoint.Site!.Value));
    }

    /// <summary>Share of the requests that find a pod: nginx tries several, Google's front end one.</summary>
    private double FoundShare(in PoolState pods, int? site)
    {
        if (site is not { } behind)
        {
            return pods.Fault.PassedShare;
        }
        PodTriesOutcome tries = PodTries.OutcomeAt(_platform.Sites[behind].Blades, pods, _platform.Service.Timeout);
        return 1 - tries.Errors - tries.Unanswered;
    }

    /// <summary>Share of the requests in the ingress tier that it sends on.</summary>
    private double ServedShare(SiteState site, int index)
    {
        double refused = 0;
        for (int blade = 0; blade < site.Blades.Length; blade++)
        {
            refused += site.Blades[blade].Announced ? _telemetry.Blade(index, blade).RefusedShare : 0;
        }
        return (1 - site.ForNewConnection().ErrorShare) * (1 - (refused / Math.Max(1, site.AnnouncedCount)));
    }

    private sealed class Alarm(AlarmSpec spec)
    {
        public AlarmSpec Spec { get; } = spec;
        public List<Action<MetricState>> Told { get; } = [];
        public double Sum;
        public int Count;
        public SimDuration Elapsed;
        public MetricAlarmState State;
        public MetricState Current;
    }
}
