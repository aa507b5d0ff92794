using Sim.Core.Models.Health;
using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Answers;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>What the health checks of a zone see of a failure once they have noticed, as in a run.</summary>
/// <remarks>
/// Probes of HTTP and HTTPS fail where the address is dead or no pod behind it is left; a TCP check ends at the blade
/// or the edge and knows nothing of pods. An alarm over errors has no data where no requests arrive or a site lets
/// nothing through; its checks follow InsufficientDataHealthStatus, with health as the last known status.
/// </remarks>
internal sealed class FailureSight(PlatformSpec platform, IReadOnlyList<AlarmSpec> alarms, QuestionedZone zone)
{
    private readonly IReadOnlyList<HealthCheck> _checks = zone.Zone.HealthChecks;

    private readonly IReadOnlyList<int> _probed = ProbedAddresses.Of(zone.Zone.HealthChecks, zone.Compiled, platform);

    /// <summary>Statuses that the failure decides, by id of the health check, true is healthy; others follow.</summary>
    public IReadOnlyDictionary<string, bool> StatusesUnder(Failure? failure)
    {
        var statuses = new Dictionary<string, bool>(StringComparer.Ordinal);
        if (failure is null)
        {
            return statuses;
        }
        if (failure.HealthCheck is { } alone)
        {
            if (zone.HealthCheckIds.Contains(alone))
            {
                statuses.Add(alone, value: false);
            }
            return statuses;
        }
        for (int i = 0; i < _checks.Count; i++)
        {
            HealthStatus? status = _checks[i] switch
            {
                EndpointHealthCheck check when FailsProbes(failure, check, _probed[i]) => ReportedHealth.Status(
                    check,
                    HealthStatus.Unhealthy
                ),
                CloudWatchHealthCheck check when StreamUnder(failure, check) is { } stream => CloudWatchHealth.Status(
                    check,
                    stream,
                    HealthStatus.Healthy
                ),
                _ => null,
            };
            if (status is { } decided)
            {
                statuses[_checks[i].Id] = decided == HealthStatus.Healthy;
            }
        }
        return statuses;
    }

    private bool FailsProbes(Failure failure, EndpointHealthCheck check, int address)
    {
        if (address == AddressBook.Nobody)
        {
            return false;
        }
        bool seesPods = check.Protocol != ProbeProtocol.Tcp;
        return address == failure.Address
            || (seesPods && failure.Pool is { } pool && PoolsBehind(address).All(behind => behind == pool));
    }

    /// <summary>What the stream of a check's alarm says; null: nothing of the failure.</summary>
    private MetricState? StreamUnder(Failure failure, CloudWatchHealthCheck check)
    {
        if (failure.Alarm is { } raised)
        {
            return raised == (check.AlarmRegion, check.AlarmName) ? MetricState.Alarm : null;
        }
        return alarms.FirstOrDefault(alarm => alarm.Name == check.AlarmName) is { } known
            ? StreamUnder(failure, known)
            : null;
    }

    private MetricState? StreamUnder(Failure failure, AlarmSpec alarm)
    {
        Endpoint endpoint = platform.Endpoints[alarm.Endpoint];
        if (endpoint.Site is { } site)
        {
            return site == failure.Address ? MetricState.InsufficientData : null;
        }
        return alarm.Measure == AlarmMeasure.Errors && GetsNothing(failure, endpoint.Pool)
            ? MetricState.InsufficientData
            : null;
    }

    /// <summary>Whether a front end sends nothing to a pool: it has no pods, or all who send to it are dead.</summary>
    private bool GetsNothing(Failure failure, int pool) =>
        pool == failure.Pool
        || Enumerable
            .Range(0, platform.AddressCount)
            .Where(address => PoolsBehind(address).Contains(pool))
            .All(address => address == failure.Address);

    private IReadOnlyList<int> PoolsBehind(int address) =>
        address < platform.Sites.Count
            ? [platform.Sites[address].Pool]
            : platform.FrontEnds[address - platform.Sites.Count].Backends;
}
