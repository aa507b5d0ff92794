using System.Globalization;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Tells what every fault and planned change of a run did, in the order of time.</summary>
internal sealed class IncidentBuilder(SimulatedWorld world, IncidentTracker incidents)
{
    private readonly Scenario _scenario = world.Inputs.Scenario;

    public IReadOnlyList<Incident> Build()
    {
        var built = new List<Incident>();
        for (int i = 0; i < _scenario.Faults.Count; i++)
        {
            Fault fault = _scenario.Faults[i];
            string share = fault.Share.Value < 1 ? $" {fault.Share}" : "";
            built.Add(
                IncidentOf("fault", fault.Fail, fault.How + share, fault.At, fault.For, i) with
                {
                    DetectedSeconds = Detected(ComponentRef.Parse(fault.Fail), false, fault.At, fault.At + fault.For),
                }
            );
        }
        foreach ((int i, (Change change, _, int? stage)) in PlannedChange.Of(_scenario).Index())
        {
            if (stage >= world.Migration.Begun)
            {
                continue; // never begun
            }
            (string subject, string action) = Describe(change);
            built.Add(
                IncidentOf("change", subject, action, change.At, null, _scenario.Faults.Count + i) with
                {
                    DetectedSeconds = Detected(change),
                }
            );
        }
        return
        [
            .. built
                .Where(incident => incident.AtSeconds <= world.Now.TotalSeconds)
                .OrderBy(incident => incident.AtSeconds),
        ];
    }

    private Incident IncidentOf(
        string kind,
        string subject,
        string action,
        SimDuration at,
        SimDuration? length,
        int index
    )
    {
        IncidentOutcome outcome = incidents.OutcomeOf(index);
        double userMinutesPerRequest = world.Platform.Clients.RequestInterval.TotalSeconds / 60;
        return new Incident
        {
            Kind = kind,
            Subject = subject,
            Action = action,
            AtSeconds = at.TotalSeconds,
            LengthSeconds = length?.TotalSeconds,
            MovedP50Seconds = outcome.MovedP50Seconds,
            MovedP90Seconds = outcome.MovedP90Seconds,
            MovedP99Seconds = outcome.MovedP99Seconds,
            FailedRequests = outcome.FailedRequests,
            FailedUserMinutes = outcome.FailedRequests * userMinutesPerRequest,
            CapacitySeconds = outcome.CapacitySeconds,
            CapacityPath = CapacityPathOf(index, at, outcome),
            ReturnedSeconds = outcome.ReturnedSeconds,
        };
    }

    private CapacityPath? CapacityPathOf(int index, SimDuration at, IncidentOutcome outcome) =>
        outcome is { LastFullEndpoint: { } endpoint, CapacitySeconds: { } seconds }
            ? new CapacityPathBuilder(
                world.Pools[world.Platform.Endpoints[endpoint].Pool].Arrivals,
                pods => incidents.FirstNeed(index, endpoint, pods)
            ).Build(world.Platform.Endpoints[endpoint].Id, SimTime.Zero + at, SimDuration.FromSeconds(seconds))
            : null;

    private static (string Subject, string Action) Describe(Change change) =>
        change switch
        {
            { Dns: { } batch } => ("dns", batch),
            { Manifest: { } manifest } => ($"pool/{change.Pool}", $"manifest {manifest}"),
            { Capacity: { } capacity } => (
                $"pool/{change.Pool}",
                $"capacity {capacity.ToString(CultureInfo.InvariantCulture)}"
            ),
            { Drain: { } drained } => (drained, "drain"),
            { Rollout: { } pool, NeverReady: true } => ($"pool/{pool}", "rollout, never ready"),
            { Rollout: { } pool } => ($"pool/{pool}", "rollout"),
            { Rollback: { } pool } => ($"pool/{pool}", "rollback"),
            { Announce: { } announced } => (announced, "announce"),
            _ => (change.Withdraw!, "withdraw"),
        };

    private double? Detected(Change change)
    {
        bool? works = change switch
        {
            { Announce: not null } => true,
            { Drain: not null } or { Withdraw: not null } => false,
            _ => null,
        };
        return ComponentScope.ComponentOf(change) is { } component
            ? Detected(component, works, change.At, change.At + IncidentWindow.Aftermath)
            : null;
    }

    /// <summary>Until the first health check whose probes meet a component changes its status.</summary>
    /// <param name="works">What the check has to say of the component; null: whatever it says.</param>
    private double? Detected(ComponentRef component, bool? works, SimDuration begin, SimDuration end)
    {
        IReadOnlyList<HealthCheck> checks = world.Components.ChecksOf(component);
        foreach (HealthTransition transition in world.Authority.Transitions)
        {
            SimDuration at = transition.At - SimTime.Zero;
            if (at < begin || at >= end)
            {
                continue;
            }
            HealthCheck? check = checks.FirstOrDefault(one => one.Id == transition.HealthCheckId);
            if (check is not null && (works is null || works == (transition.Healthy != check.Inverted)))
            {
                return (at - begin).TotalSeconds;
            }
        }
        return null;
    }
}
