using Sim.Scenarios.Costs;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Costs;

/// <summary>Prices that a scenario names take the place of the rows with their names.</summary>
[TestFixture]
public sealed class OwnPricesTests
{
    private const string Header = "name,usd_hour,spot_usd_hour,vcpu_usd_hour,gib_usd_hour,as_of\n";

    // Two nodes for half an hour, and one cluster; everything else keeps its price.
    [Test]
    public void Rows_of_ones_own_take_the_place_of_the_built_in_ones()
    {
        CostReport own = Run(
            Header + "n2-standard-8,1.5,,,,2026-10-01\n",
            "name,usd,unit,as_of,source,what\ncluster,7,hour,2026-10-01,contract,ours\n"
        );
        CostReport builtin = Run(null, null);
        Assert.That(own.Items.Select(item => item.Name), Is.EqualTo(builtin.Items.Select(item => item.Name)));
        Assert.Multiple(() =>
        {
            Assert.That(Item(own, "nodes").UnitUsd, Is.EqualTo(1.5));
            Assert.That(Item(own, "nodes").Usd, Is.EqualTo(2 * 0.5 * 1.5).Within(1e-9));
            Assert.That(Item(builtin, "nodes").UnitUsd, Is.EqualTo(0.3885));
            Assert.That(Item(own, "cluster").Usd, Is.EqualTo(3.5).Within(1e-9));
            Assert.That(Item(own, "transit"), Is.EqualTo(Item(builtin, "transit")));
        });
    }

    // A machine that no row names is priced by its series: 8 CPUs and 32 GiB.
    [Test]
    public void A_series_of_ones_own_prices_its_machines()
    {
        CostReport report = Run(Header + "n2,,,0.1,0.01,2026-10-01\n", null, "n2-standard-16");
        Assert.That(Item(report, "nodes").UnitUsd, Is.EqualTo((16 * 0.1) + (64 * 0.01)).Within(1e-12));
    }

    [TestCase("n2-standard-8,cheap,,,,2026-10-01", "2:15: number")]
    [TestCase("n2-standard-8,1,,,,October", "2:20: date")]
    [TestCase("n2-standrad-8,1,,,,2026-10-01", "2:1: unknown-machine")]
    [TestCase("n2-standard-8,,,,,2026-10-01", "2:15: missing-value")]
    [TestCase("n2,1,,,,2026-10-01", "2:7: missing-value")]
    public void Wrong_rows_are_refused_where_they_stand(string row, string finding)
    {
        LoadedScenario loaded = Load(Header + row + "\n", null);
        Assert.That(loaded.Inputs, Is.Null);
        Assert.That(
            loaded.Diagnostics.Select(found => $"{found.File} {found.Line}:{found.Column}: {found.Code}"),
            Is.EqualTo(new[] { "machines.csv " + finding })
        );
    }

    [TestCase("clusters,7,hour,2026-10-01,contract,ours", "2:1: unknown-service", "cluster")]
    [TestCase("cluster,7,month,2026-10-01,contract,ours", "2:11: wrong-unit", null)]
    public void Services_are_those_that_are_paid_for(string row, string finding, string? suggestion)
    {
        LoadedScenario loaded = Load(null, $"name,usd,unit,as_of,source,what\n{row}\n");
        Assert.That(
            loaded.Diagnostics.Select(found => $"{found.File} {found.Line}:{found.Column}: {found.Code}"),
            Is.EqualTo(new[] { "services.csv " + finding })
        );
        Assert.That(loaded.Diagnostics.Single().Suggestion, Is.EqualTo(suggestion));
    }

    [Test]
    public void A_table_that_is_not_there_is_reported_where_it_is_named()
    {
        MemoryFiles files = new SmallWorld { More = "prices: {machines: mine.csv}" }.Files();
        Assert.That(
            ScenarioLoader.Load("s.yaml", files).Diagnostics.Select(found => (found.File, found.Code)),
            Is.EqualTo(new[] { ("s.yaml", "missing-file") })
        );
    }

    private static CostItem Item(CostReport report, string name) => report.Items.Single(item => item.Name == name);

    private static CostReport Run(string? machines, string? services, string machine = "n2-standard-8") =>
        new SimulatedWorld(Load(machines, services, machine).Inputs!).Finish("test").Cost!;

    private static LoadedScenario Load(string? machines, string? services, string machine = "n2-standard-8")
    {
        List<string> named = [];
        if (machines is not null)
        {
            named.Add("machines: machines.csv");
        }
        if (services is not null)
        {
            named.Add("services: services.csv");
        }
        MemoryFiles files = new SmallWorld
        {
            Duration = "30m",
            Demand = "1000rps",
            Resolvers = 1_000,
            CloudPool =
                "{id: gke-eu, location: europe-west1, replicas: 2, pod: {cpu: 2}, "
                + $"nodes: {{machine: {machine}, min: 2, max: 4}}}}",
            More = $"prices: {{{string.Join(", ", named)}}}",
        }.Files();
        files["machines.csv"] = machines ?? "";
        files["services.csv"] = services ?? "";
        return ScenarioLoader.Load("s.yaml", files);
    }
}
