using Sim.Core.Models.Ingress;
using Sim.Core.Models.Pools;
using Sim.Core.Models.Resolution;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>What planned changes do to the models of a world.</summary>
internal sealed class ChangeActions(
    ScenarioInputs inputs,
    FaultBuilder faults,
    AuthorityModel authority,
    IRouteModel routes,
    SiteModel[] sites,
    PoolModel[] pools
)
{
    /// <summary>The zone before a stage: that of the last change of DNS that came before its own.</summary>
    public void RollBack(int stage)
    {
        IReadOnlyList<PlannedChange> all = PlannedChange.Of(inputs.Scenario);
        SimDuration begin = StageTime.Of(inputs.Scenario.Migration)[stage].Begin;
        int? last = all.Index()
            .Where(one => inputs.ChangedZones.ContainsKey(one.Index) && one.Item.Change.At < begin)
            .OrderBy(one => one.Item.Change.At)
            .Select(one => (int?)one.Index)
            .LastOrDefault();
        Zone zone = last is { } index ? inputs.ChangedZones[index] : inputs.Zone;
        authority.Replace(CompiledZone.Compile(zone), SimulatedWorld.Propagation);
    }

    public Action ActionOf(Change change, int index)
    {
        if (inputs.ChangedZones.TryGetValue(index, out Zone? zone))
        {
            CompiledZone compiled = CompiledZone.Compile(zone);
            return () => authority.Replace(compiled, SimulatedWorld.Propagation);
        }
        if (inputs.ChangedAutoscalers.TryGetValue(index, out Core.Scaling.HpaSpec? autoscaler))
        {
            return () => PoolOf(change).Replace(autoscaler);
        }
        if (change.Capacity is { } capacity)
        {
            return () => PoolOf(change).SetReplicas(capacity);
        }
        if (change.Announce is { } announced)
        {
            return () => routes.SetAnnounced(SiteOf(announced), true);
        }
        if (change.Withdraw is { } withdrawn)
        {
            return () => routes.SetAnnounced(SiteOf(withdrawn), false);
        }
        if (change.Rollout is { } rolledOut)
        {
            return () => PoolOf(rolledOut).RollOut(!change.NeverReady);
        }
        if (change.Rollback is { } rolledBack)
        {
            return () => PoolOf(rolledBack).RollBack();
        }
        return ComponentRef.Parse(change.Drain!) switch
        {
            ComponentRef.BladeRef blade => () => sites[SiteOf(change.Drain!)].DrainBlade(blade.Number - 1),
            ComponentRef.NodesRef nodes => () =>
                PoolOf(nodes.Pool).DrainNodes(FaultBuilder.GroupOf(inputs.Scenario, nodes)),
            _ => () => sites[SiteOf(change.Drain!)].Drain(),
        };
    }

    private PoolModel PoolOf(Change change) => PoolOf(change.Pool!);

    private PoolModel PoolOf(string pool) => pools[PlatformBuilder.IndexOfPool(inputs.Scenario, pool)];

    private int SiteOf(string component) => faults.SiteOf(ComponentRef.Parse(component))!.Value;
}
