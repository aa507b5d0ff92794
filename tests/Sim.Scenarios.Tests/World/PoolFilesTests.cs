using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.Disruptions;
using Sim.Core.Scaling.Rollouts;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What manifests say of a pool counts where the scenario is silent.</summary>
[TestFixture]
public sealed class PoolFilesTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api}
        spec:
          replicas: 7
          minReadySeconds: 5
          progressDeadlineSeconds: 300
          strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}
          template:
            metadata: {labels: {app: api}}
            spec:
              terminationGracePeriodSeconds: 45
              containers:
              - name: api
                lifecycle: {preStop: {sleep: {seconds: 12}}}
                resources: {requests: {cpu: 3, memory: 4Gi}}
                readinessProbe: {initialDelaySeconds: 4, periodSeconds: 3}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: api}
        spec: {minAvailable: 80%, selector: {matchLabels: {app: api}}}
        """;

    private const string NodePool = """
        name: standard
        config: {machineType: n2-standard-8, spot: true}
        autoscaling: {enabled: true, minNodeCount: 2, maxNodeCount: 9}
        locations: [europe-west1-b, europe-west1-c]
        """;

    [Test]
    public void A_silent_scenario_takes_everything_from_its_files()
    {
        ScenarioInputs inputs = Load("{id: gke-eu, location: europe-west1, deployment: d.yaml, nodePools: n.yaml}");
        PoolSpec pool = new SimulatedWorld(inputs).Platform.Pools[1];
        Assert.Multiple(() =>
        {
            Assert.That((pool.Replicas, pool.PodCpu), Is.EqualTo((7, 3.0)));
            Assert.That(pool.PodMemory.Bytes, Is.EqualTo(4.0 * 1024 * 1024 * 1024));
            Assert.That(
                pool.Life.Readiness,
                Is.EqualTo(new ReadinessProbe(SimDuration.FromSeconds(4), SimDuration.FromSeconds(3), 1))
            );
            Assert.That(
                pool.Nodes.Select(nodes => (nodes.Name, nodes.Machine.Name, nodes.Min, nodes.Max)),
                Is.EqualTo(new[] { ("standard", "n2-standard-8", 4, 18) })
            );
            Assert.That(inputs.Deployments["gke-eu"].Budgets.Single().MinAvailable.ToString(), Is.EqualTo("80%"));
            Assert.That(inputs.NodePools["gke-eu"].Single().Zones, Is.EqualTo(2));
            Assert.That(inputs.Files.Select(file => file.Path), Does.Contain("d.yaml").And.Contain("n.yaml"));
        });
    }

    [Test]
    public void So_it_is_with_how_pods_end_and_are_replaced()
    {
        const string own =
            "pod: {termination: {preStop: 1s}}, rollout: {maxSurge: 50%}, disruptionBudget: {maxUnavailable: 1}";
        PoolSpec silent = PoolOf("deployment: d.yaml, nodePools: n.yaml");
        PoolSpec said = PoolOf($"deployment: d.yaml, {own}");
        Assert.Multiple(() =>
        {
            Assert.That(
                silent.Termination,
                Is.EqualTo(new PodTermination(SimDuration.FromSeconds(12), SimDuration.FromSeconds(45)))
            );
            Assert.That(
                silent.Rollout,
                Is.EqualTo(
                    new RolloutStrategy
                    {
                        MaxSurge = CountOrPercent.Count(2),
                        MaxUnavailable = CountOrPercent.Count(0),
                        MinReady = SimDuration.FromSeconds(5),
                        ProgressDeadline = SimDuration.FromMinutes(5),
                    }
                )
            );
            Assert.That(silent.Budget, Is.EqualTo(DisruptionBudget.MinAvailable(CountOrPercent.Percent(80))));
            Assert.That(silent.Nodes.Single().IsSpot, Is.True);
            Assert.That(
                said.Termination,
                Is.EqualTo(new PodTermination(SimDuration.FromSeconds(1), SimDuration.FromSeconds(45)))
            );
            Assert.That(said.Rollout.MaxSurge, Is.EqualTo(CountOrPercent.Percent(50)));
            Assert.That(said.Rollout.MaxUnavailable, Is.EqualTo(CountOrPercent.Count(0)));
            Assert.That(said.Budget, Is.EqualTo(DisruptionBudget.MaxUnavailable(CountOrPercent.Count(1))));
        });

        PoolSpec PoolOf(string keys) =>
            new SimulatedWorld(Load($"{{id: gke-eu, location: europe-west1, {keys}}}")).Platform.Pools[1];
    }

    [Test]
    public void What_the_scenario_says_wins()
    {
        PoolSpec pool = new SimulatedWorld(
            Load(
                "{id: gke-eu, location: europe-west1, deployment: d.yaml, replicas: 5, "
                    + "pod: {cpu: 1, memory: 1GiB, readiness: {period: 20s}}}"
            )
        )
            .Platform
            .Pools[1];
        Assert.Multiple(() =>
        {
            Assert.That((pool.Replicas, pool.PodCpu), Is.EqualTo((5, 1.0)));
            Assert.That(pool.PodMemory.Bytes, Is.EqualTo(1024.0 * 1024 * 1024));
            Assert.That(
                pool.Life.Readiness,
                Is.EqualTo(new ReadinessProbe(SimDuration.Zero, SimDuration.FromSeconds(20), 1))
            );
        });
    }

    [TestCase(
        "deployment: d.yaml, nodePools: n.yaml, nodes: {machine: n2-standard-8, min: 1, max: 2}",
        "two-node-lists"
    )]
    [TestCase("deployment: e.yaml", "missing-file")]
    [TestCase("deployment: d.yaml, nodePools: [n.yaml, n.yaml]", "duplicate-node-group")]
    [TestCase("deployment: n.yaml", "missing-key")]
    public void What_cannot_be_is_refused(string keys, string code)
    {
        LoadedScenario loaded = Try($"{{id: gke-eu, location: europe-west1, {keys}}}", "");
        Assert.That(loaded.Inputs, Is.Null);
        Assert.That(loaded.Diagnostics.Select(found => found.Code), Has.Some.EqualTo(code));
    }

    // Three cores on a machine with two, which the scenario could not know.
    [Test]
    public void A_pod_that_its_manifest_makes_too_large_is_refused()
    {
        LoadedScenario loaded = Try(
            "{id: gke-eu, location: europe-west1, deployment: d.yaml, nodes: {machine: n2-standard-2, min: 1, max: 2}}",
            ""
        );
        Assert.That(loaded.Diagnostics.Select(found => found.Code), Is.EqualTo(new[] { "pod-too-large" }));
    }

    [TestCase("standard", true)]
    [TestCase("standart", false)]
    public void Faults_and_drains_name_groups_of_nodes_by_what_files_call_them(string group, bool isKnown)
    {
        LoadedScenario loaded = Try(
            "{id: gke-eu, location: europe-west1, deployment: d.yaml, nodePools: n.yaml}",
            $"faults: [{{at: 10m, fail: nodes/gke-eu/{group}, how: stockout, for: 5m}}]\n"
                + $"changes: [{{at: 20m, drain: nodes/gke-eu/{group}}}]"
        );
        Assert.That(loaded.Inputs is not null, Is.EqualTo(isKnown));
        Assert.That(
            loaded.Diagnostics.Select(found => found.Suggestion),
            isKnown ? Is.Empty : Is.EqualTo(new[] { "standard", "standard" })
        );
    }

    private static ScenarioInputs Load(string pool)
    {
        LoadedScenario loaded = Try(pool, "");
        Assert.That(loaded.Diagnostics, Is.Empty);
        return loaded.Inputs!;
    }

    private static LoadedScenario Try(string pool, string more)
    {
        MemoryFiles files = new SmallWorld { CloudPool = pool, More = more }.Files();
        files["d.yaml"] = Deployment;
        files["n.yaml"] = NodePool;
        return ScenarioLoader.Load("s.yaml", files);
    }
}
