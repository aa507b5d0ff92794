using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>Who meets a component of the platform.</summary>
/// <param name="inputs">The scenario.</param>
/// <param name="platform">What exists.</param>
/// <param name="probed">See <see cref="ProbedAddresses"/>.</param>
internal sealed class ComponentScope(ScenarioInputs inputs, PlatformSpec platform, IReadOnlyList<int> probed)
{
    private readonly FaultBuilder _faults = new(inputs);

    /// <summary>The health checks whose probes meet it.</summary>
    public IReadOnlyList<HealthCheck> ChecksOf(ComponentRef component)
    {
        IReadOnlyList<HealthCheck> checks = inputs.Zone.HealthChecks;
        if (component is ComponentRef.ChecksRef own)
        {
            return [.. checks.Where(check => check.Id == own.HealthCheckId)];
        }
        int address = AddressOf(component);
        return [.. checks.Where((_, i) => probed[i] == address)];
    }

    /// <summary>The address behind which it is: each pool belongs to one site or front end.</summary>
    private int AddressOf(ComponentRef component) =>
        component switch
        {
            ComponentRef.RegionRef region => AddressOfPool(region.Pool),
            ComponentRef.PodsRef pods => AddressOfPool(pods.Pool),
            _ => _faults.SiteOf(component)!.Value,
        };

    private int AddressOfPool(string id)
    {
        int pool = PlatformBuilder.IndexOfPool(inputs.Scenario, id);
        int sites = platform.Sites.Count;
        return Enumerable
            .Range(0, platform.AddressCount)
            .First(address =>
                address < sites
                    ? platform.Sites[address].Pool == pool
                    : platform.FrontEnds[address - sites].Backends.Contains(pool)
            );
    }
}
