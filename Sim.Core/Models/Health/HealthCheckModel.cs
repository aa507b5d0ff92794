using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Models.Health;

/// <summary>Route 53's health checkers, each probing on its own: they are not synchronized.</summary>
/// <remarks>
/// A checker counts its interval from the end of one probe to the begin of the next and flips its opinion after as many
/// equal results in a row as the threshold says, in both directions. The check is healthy while more than 18 % of its
/// checkers are. A check of CloudWatch follows the stream of its alarm; one whose alarm is not described, and one of a
/// routing control, reports no trouble. Not modeled: checks that are created or changed during a run. Source: Route 53
/// Developer Guide, "How Amazon Route 53 determines whether a health check is healthy".
/// </remarks>
public sealed class HealthCheckModel : IEventTarget
{
    /// <summary>
    /// Checkers in each region: two, which makes 16 in the eight regions and one request every 2 s at a 30 s interval,
    /// as documented.
    /// </summary>
    internal const int CheckersPerRegion = 2;

    private const int ProbeKind = 0;
    private const int PassedKind = 1;
    private const int FailedKind = 2;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly HealthCheck[] _checks;
    private readonly MetricState[] _streams;
    private readonly HealthStatus?[] _lastKnown;
    private readonly ProbeTargets _targets;
    private readonly int[][] _parents;
    private readonly ProbeNetwork _network;
    private readonly FaultLedger _faults;
    private readonly AuthorityModel _authority;
    private readonly Checker[] _checkers;
    private readonly int[] _checkerCount;
    private readonly int[] _healthyCheckers;
    private readonly bool[] _healthy;

    /// <param name="kernel">Where probes are scheduled; the first ones at once.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="targets">Where the probes of each check go.</param>
    /// <param name="alarms">What CloudWatch says.</param>
    /// <param name="vantageOfRegion">Index of the vantage of an AWS region.</param>
    /// <param name="network">The way of the probes.</param>
    /// <param name="faults">What is broken, for the checks' own paths.</param>
    /// <param name="authority">Who is told of the first and of every new status.</param>
    /// <param name="streams">Chance.</param>
    public HealthCheckModel(
        SimulationKernel kernel,
        IReadOnlyList<HealthCheck> checks,
        ProbeTargets targets,
        AlarmModel alarms,
        Func<string, int> vantageOfRegion,
        ProbeNetwork network,
        FaultLedger faults,
        AuthorityModel authority,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(alarms);
        ArgumentNullException.ThrowIfNull(vantageOfRegion);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _checks = [.. checks];
        _streams = new MetricState[_checks.Length];
        _lastKnown = new HealthStatus?[_checks.Length];
        _targets = targets;
        _parents = [.. _checks.Select(ParentsOf)];
        _network = network;
        _faults = faults;
        _authority = authority;
        _checkerCount = new int[_checks.Length];
        _healthyCheckers = new int[_checks.Length];
        _healthy = new bool[_checks.Length];
        var checkers = new List<Checker>();
        for (int check = 0; check < _checks.Length; check++)
        {
            AddCheckers(checkers, check, vantageOfRegion, streams);
        }
        _checkers = [.. checkers];
        for (int i = 0; i < _checkers.Length; i++)
        {
            SimDuration phase = _checkers[i].Chance.NextDuration(_checkers[i].Config.RequestInterval);
            kernel.Schedule(kernel.Now + phase, _self, ProbeKind, i);
        }
        SetFirstStatuses();
        WatchAlarms(alarms);
    }

    /// <summary>
    /// AWS regions of the checkers of checks that do not name their own. Source: HealthCheckConfig.Regions.
    /// </summary>
    internal static IReadOnlyList<string> DefaultRegions { get; } =
    [
        "us-east-1",
        "us-west-1",
        "us-west-2",
        "eu-west-1",
        "ap-southeast-1",
        "ap-southeast-2",
        "ap-northeast-1",
        "sa-east-1",
    ];

    /// <summary>The regions from which a check is probed, each once.</summary>
    public static IReadOnlyList<string> RegionsOf(EndpointHealthCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Regions.Count > 0 ? [.. check.Regions.Distinct(StringComparer.Ordinal)] : DefaultRegions;
    }

    public void Handle(in SimEvent simEvent)
    {
        int index = (int)simEvent.Payload;
        if (simEvent.Kind == ProbeKind)
        {
            Probe(index);
        }
        else
        {
            Count(ref _checkers[index], passed: simEvent.Kind == PassedKind);
        }
    }

    private void Probe(int index)
    {
        ref Checker checker = ref _checkers[index];
        Impairment path = _faults.IsEmpty ? default : _faults.Of(new Component(ComponentKind.CheckPath, checker.Check));
        int address = _targets.AddressOf(checker.Check, checker.Vantage, checker.Chance);
        // Whose name has no address fails as soon as that is known.
        (ProbeOutcome outcome, SimDuration took) =
            address == ProbeTargets.Unresolved
                ? (ProbeOutcome.NotConnected, SimDuration.Zero)
                : _network.Send(checker.Vantage, address, checker.Config.Protocol, path, checker.Chance);
        bool passed = outcome == ProbeOutcome.Pass;
        // A result that confirms a firm opinion changes nothing and needs no event.
        if (passed != checker.Healthy || checker.Contrary > 0)
        {
            _kernel.Schedule(_kernel.Now + took, _self, passed ? PassedKind : FailedKind, index);
        }
        _kernel.Schedule(_kernel.Now + took + checker.Config.RequestInterval, _self, ProbeKind, index);
    }

    private void WatchAlarms(AlarmModel alarms)
    {
        for (int i = 0; i < _checks.Length; i++)
        {
            int check = i;
            if (_checks[check] is CloudWatchHealthCheck { Disabled: false } watched)
            {
                alarms.Watch(watched.AlarmName, stream => OnStream(check, stream));
            }
        }
    }

    private void OnStream(int check, MetricState stream)
    {
        _lastKnown[check] = _streams[check] switch
        {
            MetricState.Ok => HealthStatus.Healthy,
            MetricState.Alarm => HealthStatus.Unhealthy,
            _ => _lastKnown[check],
        };
        _streams[check] = stream;
        Follow(check);
    }

    private int[] ParentsOf(HealthCheck child) =>
        CalculatedHealth.IsAllowedChild(child)
            ?
            [
                .. Enumerable
                    .Range(0, _checks.Length)
                    .Where(i =>
                        _checks[i] is CalculatedHealthCheck calculated && calculated.Children.Contains(child.Id)
                    ),
            ]
            : [];

    /// <summary>Those of calculated checks last: they depend on the others.</summary>
    private void SetFirstStatuses()
    {
        foreach (bool calculated in new[] { false, true })
        {
            for (int check = 0; check < _checks.Length; check++)
            {
                if (_checks[check] is CalculatedHealthCheck == calculated)
                {
                    _healthy[check] = StatusOf(check) == HealthStatus.Healthy;
                    _authority.SetHealth(_checks[check].Id, _healthy[check]);
                }
            }
        }
    }

    private void AddCheckers(
        List<Checker> checkers,
        int check,
        Func<string, int> vantageOfRegion,
        RandomStreams streams
    )
    {
        if (_checks[check] is not EndpointHealthCheck { Disabled: false } endpoint)
        {
            return;
        }
        foreach (string region in RegionsOf(endpoint))
        {
            for (int i = 0; i < CheckersPerRegion; i++)
            {
                checkers.Add(
                    new Checker
                    {
                        Check = check,
                        Config = endpoint,
                        Vantage = vantageOfRegion(region),
                        Healthy = true,
                        Chance = streams.For($"health-check/{endpoint.Id}/{region}/{i}", "probes"),
                    }
                );
                _checkerCount[check]++;
                _healthyCheckers[check]++;
            }
        }
    }

    private void Count(ref Checker checker, bool passed)
    {
        if (checker.Healthy == passed)
        {
            checker.Contrary = 0;
            return;
        }
        if (++checker.Contrary >= checker.Config.FailureThreshold)
        {
            checker.Contrary = 0;
            checker.Healthy = passed;
            _healthyCheckers[checker.Check] += passed ? 1 : -1;
            Follow(checker.Check);
        }
    }

    /// <summary>Reports a new status, and then those of the calculated checks above.</summary>
    private void Follow(int check)
    {
        bool healthy = StatusOf(check) == HealthStatus.Healthy;
        if (_healthy[check] == healthy)
        {
            return;
        }
        _healthy[check] = healthy;
        _authority.SetHealth(_checks[check].Id, healthy);
        foreach (int parent in _parents[check])
        {
            Follow(parent);
        }
    }

    private HealthStatus StatusOf(int check) =>
        _checks[check] switch
        {
            EndpointHealthCheck endpoint => EndpointHealth.Status(
                endpoint,
                _checkerCount[check],
                _healthyCheckers[check]
            ),
            CalculatedHealthCheck calculated => CalculatedHealth.Status(calculated, HealthyChildren(calculated)),
            CloudWatchHealthCheck watched => CloudWatchHealth.Status(watched, _streams[check], _lastKnown[check]),
            HealthCheck other => ReportedHealth.Status(other, HealthStatus.Healthy),
        };

    private int HealthyChildren(CalculatedHealthCheck calculated)
    {
        int healthy = 0;
        for (int i = 0; i < _checks.Length; i++)
        {
            healthy += _healthy[i] && calculated.Children.Contains(_checks[i].Id) ? 1 : 0;
        }
        return healthy;
    }

    private struct Checker
    {
        public int Check;
        public EndpointHealthCheck Config;
        public int Vantage;
        public bool Healthy;

        /// <summary>Results in a row that contradict the present opinion.</summary>
        public int Contrary;
        public RandomStream Chance;
    }
}
