using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Who meets a component of the platform: users at its endpoints, probes at its address.</summary>
/// <param name="inputs">The scenario.</param>
/// <param name="areas">The places of its users.</param>
/// <param name="platform">What exists.</param>
/// <param name="probed">See <see cref="ProbedAddresses"/>.</param>
internal sealed class ComponentScope(
    ScenarioInputs inputs,
    IReadOnlyList<DemandArea> areas,
    PlatformSpec platform,
    IReadOnlyList<int> probed
)
{
    private readonly FaultBuilder _faults = new(inputs, areas);

    /// <summary>What a planned change changes; null: no component but DNS.</summary>
    public static ComponentRef? ComponentOf(Change change) =>
        change switch
        {
            { Dns: not null } => null,
            { Pool: { } pool } => new ComponentRef.PodsRef(pool),
            { Rollout: { } pool } => new ComponentRef.PodsRef(pool),
            { Rollback: { } pool } => new ComponentRef.PodsRef(pool),
            _ => ComponentRef.Parse((change.Drain ?? change.Announce ?? change.Withdraw)!),
        };

    /// <summary>The endpoints whose users meet it, by index.</summary>
    public IReadOnlyList<int> EndpointsOf(ComponentRef component)
    {
        IReadOnlyList<int> pools =
            component is ComponentRef.StoreRef store ? PoolsWith(store.Store)
            : PoolOf(component) is { } one ? [one]
            : PoolsBehind(AddressOf(component));
        return
        [
            .. Enumerable.Range(0, platform.Endpoints.Count).Where(i => pools.Contains(platform.Endpoints[i].Pool)),
        ];
    }

    /// <summary>The health checks whose probes meet it.</summary>
    public IReadOnlyList<HealthCheck> ChecksOf(ComponentRef component)
    {
        IReadOnlyList<HealthCheck> checks = inputs.Zone.HealthChecks;
        if (component is ComponentRef.NodesRef or ComponentRef.StoreRef)
        {
            return []; // who asks for a machine is no probe, and no probe makes a pod call its stores
        }
        if (component is ComponentRef.ChecksRef own)
        {
            return [.. checks.Where(check => check.Id == own.HealthCheckId)];
        }
        int address = AddressOf(component);
        // A check probes an address, of which a site may be one of several.
        address = address >= 0 && address < platform.Sites.Count ? platform.AddressOf(address) : address;
        return [.. checks.Where((_, i) => probed[i] == address)];
    }

    /// <summary>The address behind which it is; -1: none.</summary>
    private int AddressOf(ComponentRef component) =>
        component is ComponentRef.ChecksRef own ? probed[IndexOfCheck(own.HealthCheckId)]
        : PoolOf(component) is { } pool
            ? Enumerable.Range(0, platform.AddressCount).First(address => PoolsBehind(address).Contains(pool))
        : _faults.SiteOf(component)!.Value;

    private IReadOnlyList<int> PoolsBehind(int address) =>
        address < 0 ? []
        : address < platform.Sites.Count ? [platform.Sites[address].Pool]
        : platform.FrontEnds[address - platform.Sites.Count].Backends;

    /// <summary>Pools that call a data store.</summary>
    private IReadOnlyList<int> PoolsWith(string store) =>
        [
            .. Enumerable
                .Range(0, platform.Pools.Count)
                .Where(pool => platform.Pools[pool].Stores.Any(use => platform.Stores[use.Store].Id == store)),
        ];

    private int? PoolOf(ComponentRef component) =>
        component switch
        {
            ComponentRef.RegionRef region => PlatformBuilder.IndexOfPool(inputs.Scenario, region.Pool),
            ComponentRef.PodsRef pods => PlatformBuilder.IndexOfPool(inputs.Scenario, pods.Pool),
            ComponentRef.NodesRef nodes => PlatformBuilder.IndexOfPool(inputs.Scenario, nodes.Pool),
            _ => null,
        };

    private int IndexOfCheck(string id) =>
        Enumerable.Range(0, inputs.Zone.HealthChecks.Count).First(i => inputs.Zone.HealthChecks[i].Id == id);
}
