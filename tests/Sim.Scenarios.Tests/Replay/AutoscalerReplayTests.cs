using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Replay;

public sealed class AutoscalerReplayTests
{
    private const string PerPod =
        "{type: Pods, pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: \"100\"}}}";

    private const string Cpu =
        "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}";

    private static readonly ReplayOptions s_roomy = new() { NodeStart = SimDuration.Zero };

    /// <summary>1,000 rps for 10 min, then 2,000 rps for 20 min.</summary>
    private static readonly RequestTrace s_jump = new(
        null,
        SimDuration.FromMinutes(1),
        [.. Enumerable.Repeat(1_000.0, 10), .. Enumerable.Repeat(2_000.0, 20)]
    );

    // A target of 100 rps per pod is taken as 80 %: a pod serves 125 rps, and 10 pods begin with 1,000 rps. After the
    // jump they carry 1,250. A sample sees it within U(0, 15) s, the controller 30 s later: 2,000 / 100 = 20 pods, the
    // doubling that it may do at once. They are ready 40 s and among the endpoints 10 s after that.
    [Test]
    public void A_jump_hurts_until_metrics_decision_start_and_endpoints_are_through()
    {
        ReplayResult result = Replay(Manifest(PerPod), s_roomy);

        Assert.Multiple(() =>
        {
            Assert.That(result.PodCapacity.PerSecond, Is.EqualTo(125));
            Assert.That(result.Short.TotalSeconds, Is.InRange(80, 95));
            Assert.That(result.UnmetRequests, Is.EqualTo(750 * result.Short.TotalSeconds).Within(1e-6));
            Assert.That(result.Requests, Is.EqualTo((1_000 * 600) + (2_000 * 1_200)).Within(1e-6));
            Assert.That(result.Decisions.Select(step => (step.From, step.To)), Is.EqualTo(new[] { (10, 20) }));
            Assert.That(result.Steps[^1].Utilization, Is.EqualTo(0.8).Within(1e-9));
            Assert.That(result.NodeHours, Is.Zero);
            Assert.That(result.CostUsd, Is.Null);
        });
    }

    // A pod requests one core and an n2-standard-8 leaves room for 7: two nodes for 10 pods, four of the ten new pods
    // find room at once. The third node is asked for within 10 s and ready 100 s after that, without chance.
    [Test]
    public void Pods_without_room_wait_for_a_node()
    {
        ReplayOptions options = new() { NodeStartSigma = 0, Machine = MachineType.Parse("n2-standard-8") };

        ReplayResult result = Replay(Manifest(PerPod), options);

        // 14 pods carry 1,750: 250 rps are lost while the last six wait for their node.
        double first = Replay(Manifest(PerPod), s_roomy).Short.TotalSeconds;
        double second = result.Short.TotalSeconds - first;
        Assert.Multiple(() =>
        {
            Assert.That(second, Is.InRange(100, 110));
            Assert.That(result.UnmetRequests, Is.EqualTo((750 * first) + (250 * second)).Within(1e-3));
            // Two nodes for half an hour, and the third for all but about 10 + 3.75 min; counted every 15 s.
            double third = (1_200 - first - second + 50) / 3_600;
            Assert.That(result.NodeHours, Is.EqualTo(1 + third).Within(15.0 / 3_600));
            Assert.That(result.CostUsd, Is.EqualTo(0.3885 * result.NodeHours).Within(1e-9));
        });
    }

    // 80 % of 10 pods at 125 rps is 1,000 rps. Busy to the limit they show 100 %: the first step is 10 * 100 / 80 = 13
    // pods, however many are needed. With a limit of twice the request they show 160 % and it is 20.
    [TestCase(null, 13)]
    [TestCase("2", 20)]
    public void A_limit_on_the_CPU_hides_how_many_pods_are_missing(string? limit, int wanted)
    {
        ReplayResult result = Replay(
            Manifest(Cpu) + Deployment("1", limit),
            s_roomy with
            {
                PodRate = new RequestRate(125),
            }
        );

        Assert.That(result.Decisions[0].To, Is.EqualTo(wanted));
    }

    [Test]
    public void The_largest_number_binds()
    {
        ReplayResult result = Replay(Manifest(PerPod, most: 12), s_roomy);

        Assert.Multiple(() =>
        {
            Assert.That(result.MostDesired, Is.EqualTo(12));
            // 12 pods carry 1,500 of 2,000 to the end.
            Assert.That(result.Steps[^1].Unmet, Is.EqualTo(500).Within(1e-9));
        });
    }

    [Test]
    public void What_the_workload_requests_decides_how_many_pods_a_node_takes()
    {
        ReplayedAutoscaler one = Read(Manifest(PerPod) + Deployment("9", null));

        Assert.Multiple(() =>
        {
            Assert.That(one.Workload!.CpuRequestMilli, Is.EqualTo(9_000));
            Assert.That(one.Workload.MemoryRequest!.Value.Bytes, Is.EqualTo(512 * 1024 * 1024));
            Assert.That(AutoscalerReplay.Fits(one, new ReplayOptions()), Is.False);
            Assert.That(
                AutoscalerReplay.Fits(one, new ReplayOptions { Machine = MachineType.Parse("n2-standard-16") }),
                Is.True
            );
        });
    }

    [Test]
    public void Without_requests_there_is_nothing_to_do_but_the_least()
    {
        RequestTrace quiet = new(null, SimDuration.FromMinutes(1), [.. Enumerable.Repeat(0.0, 30)]);

        ReplayResult result = AutoscalerReplay.Run(Read(Manifest(PerPod)), quiet, s_roomy);

        Assert.Multiple(() =>
        {
            Assert.That(result.MostDesired, Is.EqualTo(2));
            Assert.That(result.UnmetShare.Value, Is.Zero);
            Assert.That(result.PodHours, Is.EqualTo(1).Within(1e-9));
        });
    }

    [Law(MaxTest = 40)]
    public Property Whatever_the_traffic_it_adds_up() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<NonEmptyArray<ushort>>(),
            rates =>
            {
                RequestTrace trace = new(
                    null,
                    SimDuration.FromSeconds(30),
                    [.. rates.Get.Select(rate => (double)rate % 20_000)]
                );
                ReplayResult result = AutoscalerReplay.Run(Read(Manifest(PerPod)), trace, new ReplayOptions());
                double sent = trace.Rates.Sum() * 30;
                double hours = trace.Length.TotalHours;
                Assert.Multiple(() =>
                {
                    Assert.That(result.Requests, Is.EqualTo(sent).Within(1e-6 * (1 + sent)));
                    Assert.That(
                        result.Steps.Sum(step => step.Unmet) * 30,
                        Is.EqualTo(result.UnmetRequests).Within(1e-3)
                    );
                    Assert.That(result.UnmetRequests, Is.InRange(0, result.Requests + 1e-6));
                    Assert.That(result.Steps.Select(step => step.Desired), Is.All.InRange(2, 90));
                    Assert.That(result.MeanUtilization.Value, Is.InRange(0, 1 + 1e-9));
                    Assert.That(result.PodHours, Is.InRange(0, (90 * hours) + 1e-9));
                    Assert.That(result.Short.TotalHours, Is.InRange(0, hours + 1e-9));
                });
            }
        );

    private static ReplayResult Replay(string manifest, ReplayOptions options) =>
        AutoscalerReplay.Run(Read(manifest), s_jump, options);

    private static ReplayedAutoscaler Read(string manifest)
    {
        DiagnosticList found = [];
        ReplayedAutoscaler one = ManifestFiles
            .Read(new MemoryFiles { ["hpa.yaml"] = manifest }, ["hpa.yaml"], found)
            .Single();
        Assert.That(found, Is.Empty);
        return one;
    }

    private static string Manifest(string metric, int most = 90) =>
        $$"""
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            metadata: {name: api}
            spec:
              scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
              minReplicas: 2
              maxReplicas: {{most}}
              metrics: [{{metric}}]

            """;

    private static string Deployment(string cpu, string? limit) =>
        $$"""
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec:
              template:
                spec:
                  containers:
                    - name: api
                      resources: {requests: {cpu: "{{cpu}}", memory: 512Mi}{{(
                limit is null ? "" : $", limits: {{cpu: \"{limit}\"}}"
            )}}}
            """;
}
