using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import.Kubernetes;

public sealed class NodePoolReaderTests
{
    // As gcloud container node-pools describe prints it; the limits are those of each zone.
    private const string Described = """
        autoscaling:
          enabled: true
          locationPolicy: ANY
          maxNodeCount: 10
          minNodeCount: 1
        config:
          diskSizeGb: 100
          diskType: pd-balanced
          imageType: COS_CONTAINERD
          machineType: n2-standard-8
          metadata: {disable-legacy-endpoints: 'true'}
          spot: true
          taints:
          - {effect: NO_SCHEDULE, key: dedicated, value: api}
          - {effect: NO_EXECUTE, key: cloud.google.com/gke-spot, value: 'true'}
        etag: 1f2e3d4c
        initialNodeCount: 3
        locations:
        - europe-west1-b
        - europe-west1-c
        - europe-west1-d
        management: {autoRepair: true, autoUpgrade: true}
        name: api-spot
        status: RUNNING
        version: 1.33.2-gke.100
        """;

    [Test]
    public void A_description_says_machine_limits_and_taints()
    {
        NodePoolManifest pool = Read(Described).Single();
        Assert.Multiple(() =>
        {
            Assert.That((pool.Name, pool.MachineType, pool.Zones), Is.EqualTo(("api-spot", "n2-standard-8", 3)));
            Assert.That((pool.Min, pool.Max), Is.EqualTo((3, 30)), "1 and 10 in each of three zones");
            Assert.That((pool.LocationPolicy, pool.IsSpot), Is.EqualTo((LocationPolicy.Any, true)));
            Assert.That(
                pool.Taints,
                Is.EqualTo(
                    new[]
                    {
                        new Taint("dedicated", "api"),
                        new Taint("cloud.google.com/gke-spot", "true", TaintEffect.NoExecute),
                    }
                )
            );
        });
    }

    [Test]
    public void Totals_are_totals_and_without_an_autoscaler_the_size_stays()
    {
        string totals = Described
            .Replace("maxNodeCount: 10", "totalMaxNodeCount: 20", StringComparison.Ordinal)
            .Replace("minNodeCount: 1", "totalMinNodeCount: 2", StringComparison.Ordinal);
        string none = Described.Replace("enabled: true\n", "enabled: false\n", StringComparison.Ordinal);
        Assert.That(Read(totals).Select(pool => (pool.Min, pool.Max)), Is.EqualTo(new[] { (2, 20) }));
        Assert.That(Read(none).Select(pool => (pool.Min, pool.Max)), Is.EqualTo(new[] { (9, 9) }));
    }

    [Test]
    public void A_list_of_several_is_read()
    {
        string two = Described + "\n---\n" + Described.Replace("api-spot", "api-standard", StringComparison.Ordinal);
        Assert.That(Read(two).Select(pool => pool.Name), Is.EqualTo(new[] { "api-spot", "api-standard" }));
        const string Json = """[{"name": "p", "config": {"machineType": "e2-standard-4"}, "initialNodeCount": 2}]""";
        DiagnosticList found = [];
        NodePoolManifest only = NodePoolReader
            .ReadFile(new MemoryFiles { ["n.json"] = Json }, "n.json", found)
            .Single();
        Assert.That((only.Name, only.Min, only.Max, only.Zones), Is.EqualTo(("p", 2, 2, 1)));
    }

    [TestCase("enabled: true", "enabled: »yep", "wrong-kind")]
    [TestCase("maxNodeCount: 10", "maxNodeCount: »ten", "wrong-kind")]
    [TestCase("maxNodeCount: 10", "maxNodeCount: »0", "max-below-min")]
    [TestCase("locationPolicy: ANY", "locationPolicy: »BALANCE", "unknown-word")]
    [TestCase("effect: NO_SCHEDULE", "effect: »NoSchedule", "unknown-word")]
    [TestCase("  machineType: n2-standard-8", "  »x: 1", "missing-key")]
    public void Wrong_types_are_refused_where_they_stand(string old, string now, string code)
    {
        string marked = Described.Replace(old, now, StringComparison.Ordinal);
        int line = marked[..marked.IndexOf('»', StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        DiagnosticList found = [];
        string text = marked.Replace("»", "", StringComparison.Ordinal);
        IReadOnlyList<NodePoolManifest> read = NodePoolReader.ReadFile(
            new MemoryFiles { ["n.yaml"] = text },
            "n.yaml",
            found
        );
        Assert.Multiple(() =>
        {
            Assert.That(read, Is.Empty);
            Assert.That(found.Single().Code, Is.EqualTo(code));
            // A missing key is reported where the part begins that lacks it.
            Assert.That(found.Single().Line, Is.EqualTo(code == "missing-key" ? 7 : line).Or.EqualTo(line));
        });
    }

    private static IReadOnlyList<NodePoolManifest> Read(string text)
    {
        DiagnosticList found = [];
        var read = NodePoolReader.ReadFile(new MemoryFiles { ["n.yaml"] = text }, "n.yaml", found);
        Assert.That(found, Is.Empty);
        return read;
    }
}
