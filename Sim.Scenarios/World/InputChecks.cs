using Sim.Core.Models.Health;
using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>What must hold between a scenario and the files that it names.</summary>
internal static class InputChecks
{
    /// <param name="located">Null when it could not be read: what concerns it is not checked then.</param>
    /// <param name="countries">Null when the table could not be read.</param>
    public static void Run(
        ScenarioDocument document,
        LocatedZone? located,
        IReadOnlyList<Country>? countries,
        DiagnosticList found
    )
    {
        CheckLocations(document, found);
        CheckEgress(document, found);
        CheckGraph(document, found);
        if (countries is not null)
        {
            CheckCountries(document, countries, found);
            ThresholdSelectorChecks.Run(document, countries, found);
        }
        ThresholdWindowChecks.Run(document, found);
        if (located?.Zone is { } zone)
        {
            ZoneChecks.Run(document, located, found);
            HealthInputChecks.Run(document, located, found);
            CheckHost(document, zone, found);
            CheckRegions(document, zone, found);
            CheckProbeFaults(document, zone, found);
        }
    }

    private static void CheckProbeFaults(ScenarioDocument document, Zone zone, DiagnosticList found)
    {
        Scenario scenario = document.Scenario!;
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            if (
                ComponentRef.Parse(scenario.Faults[i].Fail) is ComponentRef.ChecksRef checks
                && zone.HealthChecks.All(check => check.Id != checks.HealthCheckId)
            )
            {
                found.Error(
                    document.LocationOf($"faults[{i}].fail"),
                    "unknown-health-check",
                    $"no health check has the id '{checks.HealthCheckId}'",
                    suggestion: NearestWord.To(checks.HealthCheckId, [.. zone.HealthChecks.Select(check => check.Id)])
                );
            }
        }
    }

    private static void CheckHost(ScenarioDocument document, Zone zone, DiagnosticList found)
    {
        string host = document.Scenario!.Services[0].Host;
        if (!CompiledZone.Compile(zone).TryFind(host, RecordType.A, out _))
        {
            string[] names = [.. zone.RecordSets.Select(record => record.Name.ToString().TrimEnd('.')).Distinct()];
            found.Error(
                document.LocationOf("services[0].host"),
                "unknown-host",
                $"the zone has no record of type A for '{host}'",
                suggestion: NearestWord.To(host, names)
            );
        }
    }

    private static void CheckLocations(ScenarioDocument document, DiagnosticList found)
    {
        Scenario scenario = document.Scenario!;
        for (int i = 0; i < scenario.Sites.Count; i++)
        {
            CheckLocation(document, $"sites[{i}].location", scenario.Sites[i].Location, found);
        }
        foreach ((int i, DataStore store) in scenario.DataStores.Index())
        {
            if (store.Location is { } location)
            {
                CheckLocation(document, $"dataStores[{i}].location", location, found);
            }
        }
        for (int i = 0; i < scenario.Pools.Count; i++)
        {
            Pool pool = scenario.Pools[i];
            if (pool.Location is { } location)
            {
                CheckLocation(document, $"pools[{i}].location", location, found);
            }
            else if (scenario.Sites.All(site => site.Pool != pool.Id))
            {
                found.Error(
                    document.LocationOf($"pools[{i}]"),
                    "missing-location",
                    $"pool '{pool.Id}' belongs to no site and has no location",
                    Gazetteer.Expectation
                );
            }
        }
    }

    /// <summary>Route 53 sees the country of an egress, so a place must have one.</summary>
    private static void CheckEgress(ScenarioDocument document, DiagnosticList found)
    {
        IReadOnlyList<string> egress = document.Scenario!.Resolvers.PublicEgress;
        for (int i = 0; i < egress.Count; i++)
        {
            CheckLocation(document, $"resolvers.publicEgress[{i}]", egress[i], found);
            if (
                BuiltinDatasets.Gazetteer.TryLocate(egress[i], out Datasets.Place? place, out _)
                && place.Country is null
            )
            {
                found.Error(
                    document.LocationOf($"resolvers.publicEgress[{i}]"),
                    "place-without-country",
                    $"of '{egress[i]}' no country is known",
                    "a metro such as CDG or a region such as gcp:europe-west1"
                );
            }
        }
    }

    private static void CheckLocation(ScenarioDocument document, string where, string location, DiagnosticList found)
    {
        if (!BuiltinDatasets.Gazetteer.TryLocate(location, out _, out string? suggestion))
        {
            found.Error(
                document.LocationOf(where),
                "unknown-location",
                $"'{location}' is no known place",
                Gazetteer.Expectation,
                suggestion
            );
        }
    }

    private static void CheckCountries(
        ScenarioDocument document,
        IReadOnlyList<Country> countries,
        DiagnosticList found
    )
    {
        Scenario scenario = document.Scenario!;
        HashSet<string> known = [.. countries.Select(country => country.Iso2)];
        foreach (string country in scenario.Demand.Audience.Keys.Order(StringComparer.Ordinal))
        {
            Check($"demand.audience.{country}", country);
        }
        for (int i = 0; i < scenario.Demand.Surges.Count; i++)
        {
            Check($"demand.surges[{i}].country", scenario.Demand.Surges[i].Country);
        }
        for (int i = 0; i < scenario.Faults.Count; i++)
        {
            Check($"faults[{i}].fail", (ComponentRef.Parse(scenario.Faults[i].Fail) as ComponentRef.LinkRef)?.Country);
        }

        void Check(string where, string? country)
        {
            if (country is not null && !known.Contains(country))
            {
                found.Error(
                    document.LocationOf(where),
                    "no-users",
                    $"the table of countries has no users of '{country}'",
                    suggestion: CountryCode.Meant(country, known)
                );
            }
        }
    }

    /// <summary>Whether the networks of the scenario are to be had in its graph.</summary>
    private static void CheckGraph(ScenarioDocument document, DiagnosticList found)
    {
        Scenario scenario = document.Scenario!;
        bool isLocated = scenario.Sites.All(site =>
            BuiltinDatasets.Gazetteer.TryLocate(site.Location, out _, out string? _)
        );
        if (scenario.Network.AsGraph is null || !isLocated)
        {
            return;
        }
        foreach (string problem in ScenarioInternet.Problems(scenario))
        {
            found.Error(document.LocationOf("network.asGraph"), "unfit-as-graph", problem);
        }
    }

    /// <param name="scenario">With what manifests say.</param>
    public static void CheckMachines(ScenarioDocument document, Scenario scenario, DiagnosticList found)
    {
        foreach ((int i, Pool pool) in scenario.Pools.Index())
        {
            foreach ((int group, Nodes nodes) in pool.Nodes.Index())
            {
                string path =
                    pool.NodePools.Count > 0
                        ? $"pools[{i}].nodePools"
                        : document.PathOfOne($"pools[{i}].nodes", group) + ".machine";
                CheckMachine(document.LocationOf(path), pool, nodes, found);
            }
        }
    }

    private static void CheckMachine(Location at, Pool pool, Nodes nodes, DiagnosticList found)
    {
        if (!MachineType.TryParse(nodes.Machine, out MachineType machine))
        {
            found.Error(
                at,
                "unknown-machine",
                $"'{nodes.Machine}' is no known machine type",
                MachineType.Expectation,
                NearestMachine(nodes.Machine)
            );
        }
        else if (!machine.Allocatable().Fits(new PodRequest((long)(pool.Pod.Cpu * 1_000), pool.Pod.Memory)))
        {
            found.Error(
                at,
                "pod-too-large",
                $"no pod of pool '{pool.Id}' fits an empty {nodes.Machine}",
                "a machine with more allocatable CPU and memory than one pod requests"
            );
        }
    }

    /// <summary>The nearest series with the same number of vCPUs, if that is on offer.</summary>
    private static string? NearestMachine(string name)
    {
        int dash = name.LastIndexOf('-');
        string? series = dash > 0 ? NearestWord.To(name[..dash], MachineType.Series) : null;
        string nearest = series + name[Math.Max(0, dash)..];
        return series is not null && MachineType.TryParse(nearest, out _) ? nearest : null;
    }

    private static void CheckRegions(ScenarioDocument document, Zone zone, DiagnosticList found)
    {
        HashSet<string> known =
        [
            .. BuiltinDatasets
                .Regions.Where(region => region.Provider == CloudProvider.Aws)
                .Select(region => region.Name),
        ];
        foreach (EndpointHealthCheck check in zone.HealthChecks.OfType<EndpointHealthCheck>())
        {
            foreach (string region in HealthCheckModel.RegionsOf(check).Where(region => !known.Contains(region)))
            {
                found.Error(
                    document.LocationOf("dns.healthChecks"),
                    "unknown-region",
                    $"health check {check.Id} is probed from '{region}', which is no known AWS region",
                    suggestion: NearestWord.To(region, [.. known.Order(StringComparer.Ordinal)])
                );
            }
        }
    }
}
