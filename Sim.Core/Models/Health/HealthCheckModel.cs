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
/// A checker counts its interval from the end of one probe to the begin of the next and flips its opinion after as many equal
/// results in a row as the threshold says, in both directions. The check is healthy while more than 18 % of its checkers are.
/// </remarks>
public sealed class HealthCheckModel : IEventTarget
{
    /// <summary>Checkers in each region: two, which makes 16 in the eight regions and one request every 2 s at a 30 s interval, as documented.</summary>
    public const int CheckersPerRegion = 2;

    private const int ProbeKind = 0;
    private const int ResultKind = 1;

    private readonly SimulationKernel _kernel;
    private readonly TargetId _self;
    private readonly IReadOnlyList<HealthCheck> _checks;
    private readonly int[] _addresses;
    private readonly ProbeNetwork _network;
    private readonly FaultLedger _faults;
    private readonly AuthorityModel _authority;
    private readonly Checker[] _checkers;
    private readonly int[] _checkerCount;
    private readonly int[] _healthyCheckers;
    private readonly bool[] _healthy;

    /// <param name="kernel">Where probes are scheduled; the first ones at once.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="addresses">Index of the address that each check probes; -1: nobody has it, or the check probes none.</param>
    /// <param name="vantageOfRegion">Index of the vantage of an AWS region.</param>
    /// <param name="network">The way of the probes.</param>
    /// <param name="faults">What is broken, for the checks' own paths.</param>
    /// <param name="authority">Who is told of a new status.</param>
    /// <param name="streams">Chance.</param>
    public HealthCheckModel(
        SimulationKernel kernel,
        IReadOnlyList<HealthCheck> checks,
        IReadOnlyList<int> addresses,
        Func<string, int> vantageOfRegion,
        ProbeNetwork network,
        FaultLedger faults,
        AuthorityModel authority,
        RandomStreams streams
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(checks);
        ArgumentNullException.ThrowIfNull(vantageOfRegion);
        ArgumentNullException.ThrowIfNull(streams);
        _kernel = kernel;
        _self = kernel.Register(this);
        _checks = checks;
        _addresses = [.. addresses];
        _network = network;
        _faults = faults;
        _authority = authority;
        _checkerCount = new int[checks.Count];
        _healthyCheckers = new int[checks.Count];
        _healthy = new bool[checks.Count];
        var checkers = new List<Checker>();
        for (int check = 0; check < checks.Count; check++)
        {
            AddCheckers(checkers, check, vantageOfRegion, streams);
        }
        _checkers = [.. checkers];
        for (int i = 0; i < _checkers.Length; i++)
        {
            var check = (EndpointHealthCheck)checks[_checkers[i].Check];
            SimDuration phase = _checkers[i].Chance.NextDuration(check.RequestInterval);
            kernel.Schedule(kernel.Now + phase, _self, ProbeKind, i);
        }
    }

    /// <summary>AWS regions of the checkers of checks that do not name their own. Source: HealthCheckConfig.Regions.</summary>
    public static IReadOnlyList<string> DefaultRegions { get; } =
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

    /// <summary>The regions from which a check is probed.</summary>
    public static IReadOnlyList<string> RegionsOf(EndpointHealthCheck check)
    {
        ArgumentNullException.ThrowIfNull(check);
        return check.Regions.Count > 0 ? [.. check.Regions] : DefaultRegions;
    }

    /// <summary>Reports the first status of every check.</summary>
    public void Start()
    {
        for (int check = 0; check < _checks.Count; check++)
        {
            _healthy[check] = true;
        }
        for (int check = 0; check < _checks.Count; check++)
        {
            Report(check);
        }
    }

    public void Handle(in SimEvent simEvent)
    {
        int index = (int)simEvent.Payload;
        ref Checker checker = ref _checkers[index];
        if (simEvent.Kind == ResultKind)
        {
            Count(ref checker, passed: false);
            return;
        }
        var check = (EndpointHealthCheck)_checks[checker.Check];
        Impairment path = _faults.IsEmpty ? default : _faults.Of(new Component(ComponentKind.CheckPath, checker.Check));
        (ProbeOutcome outcome, SimDuration took) = _network.Send(
            checker.Vantage,
            _addresses[checker.Check],
            check.Protocol,
            path,
            checker.Chance
        );
        if (outcome == ProbeOutcome.Pass)
        {
            Count(ref checker, passed: true);
        }
        else
        {
            _kernel.Schedule(_kernel.Now + took, _self, ResultKind, index);
        }
        _kernel.Schedule(_kernel.Now + took + check.RequestInterval, _self, ProbeKind, index);
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
        var check = (EndpointHealthCheck)_checks[checker.Check];
        if (++checker.Contrary >= check.FailureThreshold)
        {
            checker.Contrary = 0;
            checker.Healthy = passed;
            _healthyCheckers[checker.Check] += passed ? 1 : -1;
            Report(checker.Check);
        }
    }

    private void Report(int check)
    {
        bool healthy = StatusOf(check) == HealthStatus.Healthy;
        _healthy[check] = healthy;
        _authority.SetHealth(_checks[check].Id, healthy);
        for (int parent = 0; parent < _checks.Count; parent++)
        {
            if (_checks[parent] is CalculatedHealthCheck calculated && calculated.Children.Contains(_checks[check].Id))
            {
                _healthy[parent] = StatusOf(parent) == HealthStatus.Healthy;
                _authority.SetHealth(calculated.Id, _healthy[parent]);
            }
        }
    }

    /// <summary>Metrics of CloudWatch and routing controls are not modelled: such checks report what they do without trouble.</summary>
    private HealthStatus StatusOf(int check) =>
        _checks[check] switch
        {
            EndpointHealthCheck endpoint => EndpointHealth.Status(
                endpoint,
                _checkerCount[check],
                _healthyCheckers[check]
            ),
            CalculatedHealthCheck calculated => CalculatedHealth.Status(calculated, HealthyChildren(calculated)),
            CloudWatchHealthCheck watched => CloudWatchHealth.Status(watched, MetricState.Ok, null),
            HealthCheck other => ReportedHealth.Status(other, HealthStatus.Healthy),
        };

    private int HealthyChildren(CalculatedHealthCheck calculated)
    {
        int healthy = 0;
        for (int i = 0; i < _checks.Count; i++)
        {
            healthy += _healthy[i] && calculated.Children.Contains(_checks[i].Id) ? 1 : 0;
        }
        return healthy;
    }

    private struct Checker
    {
        public int Check;
        public int Vantage;
        public bool Healthy;

        /// <summary>Results in a row that contradict the present opinion.</summary>
        public int Contrary;
        public RandomStream Chance;
    }
}
