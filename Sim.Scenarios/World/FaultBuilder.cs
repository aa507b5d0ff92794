using Sim.Core.Models.Faults;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;
using FaultMode = Sim.Core.Models.Faults.FaultMode;
using FaultText = Sim.Scenarios.Schema.FaultMode;

namespace Sim.Scenarios.World;

/// <summary>Turns the faults of a scenario into those that models know.</summary>
internal sealed class FaultBuilder(ScenarioInputs inputs, IReadOnlyList<DemandArea> areas)
{
    public FaultSpec Build(Fault fault) =>
        new(
            ComponentOf(ComponentRef.Parse(fault.Fail)),
            ModeOf(FaultText.Parse(fault.How)),
            fault.Share.Value,
            SimTime.Zero + fault.At,
            fault.For
        );

    /// <summary>The site that a component is a part of; null: it is a pool's, or a check's.</summary>
    public int? SiteOf(ComponentRef component) =>
        component switch
        {
            ComponentRef.SiteRef site => Site(site.Site),
            ComponentRef.BladeRef blade => Site(blade.Site),
            ComponentRef.UpstreamRef upstream => Site(upstream.Site),
            ComponentRef.LinkRef link => Site(link.Site),
            _ => null,
        };

    /// <summary>Index of a group of nodes; null: all of the pool's.</summary>
    public static int? GroupOf(Scenario scenario, ComponentRef.NodesRef nodes) =>
        nodes.Group is { } group
            ? IndexOf(
                [
                    .. ZonalNodes
                        .Of(scenario.Pools[PlatformBuilder.IndexOfPool(scenario, nodes.Pool)])
                        .Select(one => one.Name ?? ""),
                ],
                group
            )
            : null;

    private Component ComponentOf(ComponentRef component) =>
        component switch
        {
            ComponentRef.SiteRef site => new Component(ComponentKind.Site, Site(site.Site)),
            ComponentRef.BladeRef blade => new Component(ComponentKind.Blade, Site(blade.Site), blade.Number - 1),
            ComponentRef.UpstreamRef upstream => new Component(
                ComponentKind.Upstream,
                Site(upstream.Site),
                IndexOf(inputs.Scenario.Sites[Site(upstream.Site)].Upstreams, upstream.Network)
            ),
            ComponentRef.LinkRef link => new Component(ComponentKind.Link, Site(link.Site), CountryIndex(link.Country)),
            ComponentRef.RegionRef region => new Component(ComponentKind.Region, Pool(region.Pool)),
            ComponentRef.PodsRef pods => new Component(ComponentKind.Pods, Pool(pods.Pool)),
            ComponentRef.NodesRef nodes => new Component(
                ComponentKind.Nodes,
                Pool(nodes.Pool),
                GroupOf(inputs.Scenario, nodes) ?? Component.All
            ),
            ComponentRef.StoreRef store => new Component(
                ComponentKind.Store,
                IndexOf([.. inputs.Scenario.DataStores.Select(one => one.Id)], store.Store)
            ),
            ComponentRef.ChecksRef checks => new Component(ComponentKind.CheckPath, CheckIndex(checks.HealthCheckId)),
            _ => throw new ArgumentException($"{component} is no component.", nameof(component)),
        };

    private static FaultMode ModeOf(FaultText mode) =>
        mode switch
        {
            FaultText.Refuse => new FaultMode(FaultKind.Refuse),
            FaultText.Blackhole => new FaultMode(FaultKind.Blackhole),
            FaultText.StockOut => new FaultMode(FaultKind.StockOut),
            FaultText.Preempt => new FaultMode(FaultKind.Preempt),
            FaultText.Crash crash => new FaultMode(FaultKind.CrashLoop, 0, crash.After),
            FaultText.Errors errors => new FaultMode(FaultKind.Errors, errors.Share.Value),
            FaultText.Slow slow => new FaultMode(FaultKind.Slow, 0, slow.Delay),
            _ => throw new ArgumentException($"{mode} is no way to fail.", nameof(mode)),
        };

    private int Site(string id) => PlatformBuilder.IndexOfSite(inputs.Scenario, id);

    private int Pool(string id) => PlatformBuilder.IndexOfPool(inputs.Scenario, id);

    /// <summary>The first place of a country, to which its links belong.</summary>
    private int CountryIndex(string iso2)
    {
        for (int i = 0; i < areas.Count; i++)
        {
            if (areas[i].Country.Iso2 == iso2)
            {
                return i;
            }
        }
        throw new ArgumentException($"{iso2} is not a country of the scenario.", nameof(iso2));
    }

    private int CheckIndex(string id) => IndexOf([.. inputs.Zone.HealthChecks.Select(check => check.Id)], id);

    private static int IndexOf(IReadOnlyList<string> items, string item)
    {
        for (int i = 0; i < items.Count; i++)
        {
            if (items[i] == item)
            {
                return i;
            }
        }
        throw new ArgumentException($"{item} is not among {string.Join(", ", items)}.", nameof(item));
    }
}
