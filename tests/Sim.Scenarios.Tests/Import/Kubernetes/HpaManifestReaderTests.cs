using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import.Kubernetes;

public sealed class HpaManifestReaderTests
{
    private const string Minimal = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata: {name: api, namespace: prod, labels: {anything: goes}}
        spec:
          scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
          minReplicas: 3
          maxReplicas: 90
        status: {whatever: 1}
        """;

    private static (IReadOnlyList<HpaManifest> Read, DiagnosticList Found) Read(string text, string path = "hpa.yaml")
    {
        DiagnosticList found = [];
        return (HpaManifestReader.Read(new SourceText(path, text), found), found);
    }

    [Test]
    public void A_minimal_manifest_gets_the_defaults_of_the_API_server()
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(Minimal);

        Assert.That(found, Is.Empty);
        HpaManifest manifest = read.Single();
        Assert.That(
            (manifest.Namespace, manifest.Name, manifest.TargetKind, manifest.TargetName),
            Is.EqualTo(("prod", "api", "Deployment", "api"))
        );
        Assert.That((manifest.Spec.MinReplicas, manifest.Spec.MaxReplicas), Is.EqualTo((3, 90)));
        Assert.That(manifest.Spec.Behavior, Is.Null);
        Assert.That(
            manifest.Spec.Metrics,
            Is.EqualTo(new[] { MetricSpec.Resource("cpu", MetricTarget.Utilization(80)) })
        );
    }

    [Test]
    public void Every_metric_source_and_the_whole_behavior_are_read()
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            spec:
              scaleTargetRef: {kind: Deployment, name: api}
              maxReplicas: 40
              metrics:
              - type: Resource
                resource: {name: memory, target: {type: AverageValue, averageValue: 2Gi}}
              - type: ContainerResource
                containerResource: {name: cpu, container: app, target: {type: Utilization, averageUtilization: 60}}
              - type: Pods
                pods: {metric: {name: rps}, target: {type: AverageValue, averageValue: 1k}}
              - type: Object
                object:
                  describedObject: {apiVersion: networking.k8s.io/v1, kind: Ingress, name: main}
                  metric: {name: rps, selector: {matchLabels: {verb: GET}}}
                  target: {type: Value, value: 10k}
              - type: External
                external:
                  metric:
                    name: queue
                    selector:
                      matchExpressions:
                      - {key: topic, operator: In, values: [b, a]}
                      - {key: old, operator: DoesNotExist}
                  target: {type: AverageValue, averageValue: 500m}
              behavior:
                scaleUp:
                  stabilizationWindowSeconds: 30
                  selectPolicy: Min
                  tolerance: 0.05
                  policies:
                  - {type: Percent, value: 50, periodSeconds: 60}
                  - {type: Pods, value: 4, periodSeconds: 15}
                scaleDown: {selectPolicy: Disabled}
            """
        );

        Assert.That(found, Is.Empty);
        HpaSpec spec = read.Single().Spec;
        Assert.That(spec.MinReplicas, Is.EqualTo(1));
        Assert.That(
            spec.Metrics,
            Is.EqualTo(
                new[]
                {
                    MetricSpec.Resource("memory", MetricTarget.AverageValue(2_147_483_648_000)),
                    MetricSpec.ContainerResource("cpu", "app", MetricTarget.Utilization(60)),
                    MetricSpec.Pods("rps", 1_000_000),
                    MetricSpec.Object("rps", "Ingress/main", MetricTarget.Value(10_000_000), "verb=GET"),
                    MetricSpec.External("queue", MetricTarget.AverageValue(500), "!old,topic in (a,b)"),
                }
            )
        );
        HpaScalingRules up = spec.Behavior!.ScaleUp;
        Assert.That(up.StabilizationWindow, Is.EqualTo(SimDuration.FromSeconds(30)));
        Assert.That(up.SelectPolicy, Is.EqualTo(ScalingPolicySelect.Min));
        Assert.That(up.Tolerance, Is.EqualTo(new Ratio(0.05)));
        Assert.That(
            up.Policies,
            Is.EqualTo(
                new[]
                {
                    new HpaScalingPolicy(HpaScalingPolicyType.Percent, 50, SimDuration.FromSeconds(60)),
                    new HpaScalingPolicy(HpaScalingPolicyType.Pods, 4, SimDuration.FromSeconds(15)),
                }
            )
        );
        Assert.That(spec.Behavior.ScaleDown.SelectPolicy, Is.EqualTo(ScalingPolicySelect.Disabled));
        Assert.That(spec.Behavior.ScaleDown.Policies, Is.Null);
        Assert.That(spec.Behavior.ScaleDown.StabilizationWindow, Is.Null);
    }

    [Test]
    public void Several_documents_are_read_and_other_kinds_are_skipped_with_a_warning()
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            $"""
            ---
            # nothing but a comment
            ---
            apiVersion: apps/v1
            kind: Deployment
            spec: [any, thing]
            ---
            {Minimal}
            ---
            {Minimal.Replace("name: api", "name: web", StringComparison.Ordinal)}
            """
        );

        Assert.That(read.Select(manifest => manifest.Name), Is.EqualTo(new[] { "api", "web" }));
        Assert.That(read.Select(manifest => manifest.Location.Line), Is.EqualTo(new[] { 8, 17 }));
        Diagnostic skipped = found.Single();
        Assert.That(
            skipped.ToString(),
            Is.EqualTo("hpa.yaml:5:7: skipped-kind: a Deployment is not read here, and skipped")
        );
        Assert.That(skipped.Severity, Is.EqualTo(Severity.Warning));
    }

    [TestCase("List", "v1")]
    [TestCase("HorizontalPodAutoscalerList", "autoscaling/v2")]
    public void The_list_of_kubectl_is_read(string kind, string version)
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            $$"""
            apiVersion: {{version}}
            items:
            - apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata:
                annotations: {a: b}
                name: api
                resourceVersion: "1"
              spec:
                maxReplicas: 10
                metrics:
                - resource:
                    name: cpu
                    target:
                      averageUtilization: 70
                      type: Utilization
                  type: Resource
                minReplicas: 2
                scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
              status: {conditions: [], currentMetrics: null}
            kind: {{kind}}
            metadata: {resourceVersion: ""}
            """
        );

        Assert.That(found, Is.Empty);
        Assert.That(read.Single().Spec.Metrics.Single().Target, Is.EqualTo(MetricTarget.Utilization(70)));
    }

    [Test]
    public void JSON_is_read_as_well()
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            """
            {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler",
             "spec": {"scaleTargetRef": {"kind": "Deployment", "name": "api"}, "maxReplicas": 4}}
            """,
            "hpa.json"
        );

        Assert.That(found, Is.Empty);
        Assert.That(read.Single().Spec.MaxReplicas, Is.EqualTo(4));
    }

    [Test]
    public void Every_error_is_reported_at_once_with_its_place()
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            """
            apiVersion: autoscaling/v2
            kind: HorizontalPodAutoscaler
            spec:
              scaleTargetRef: {kind: Deployment, name: 5}
              minReplicas: "3"
              maxReplica: 9
              metrics:
              - type: Resource
                resource: {name: cpu, target: {type: Utilization, averageUtilization: 80%}}
              - type: Pod
              - type: Pods
                pods: {metric: {name: rps}, target: {type: Value, value: 100}}
              - type: External
                external: {metric: {name: queue}, target: {type: AverageValue, averageValue: 5x}}
              behavior:
                scaleUp:
                  stabilisationWindowSeconds: 30
                  policies:
                  - {type: Percent, value: 0, periodSeconds: 3600}
            """
        );

        Assert.That(read, Is.Empty);
        Assert.That(
            found.Sorted().Select(one => $"{one.Line}:{one.Column} {one.Code} {one.Suggestion}".TrimEnd()),
            Is.EqualTo(
                new[]
                {
                    "4:3 missing-key",
                    "4:44 wrong-kind",
                    "5:16 wrong-kind",
                    "6:3 unknown-key maxReplicas",
                    "9:75 wrong-kind",
                    "10:11 unknown-word Pods",
                    "12:48 wrong-target",
                    "14:82 wrong-unit",
                    "17:7 unknown-key stabilizationWindowSeconds",
                    "19:32 out-of-range",
                    "19:50 out-of-range",
                }
            )
        );
    }

    [TestCase("minReplicas: 3", "minReplicas: 91", "max-below-min")]
    [TestCase("minReplicas: 3", "minReplicas: 0", "zero-needs-object-metric")]
    [TestCase("minReplicas: 3", "minReplicas: -1", "out-of-range")]
    [TestCase("maxReplicas: 90", "maxReplicas: 0", "out-of-range")]
    [TestCase("maxReplicas: 90", "maxReplicas: 9.5", "wrong-kind")]
    [TestCase("maxReplicas: 90", "maxReplicas: 99999999999", "out-of-range")]
    [TestCase("maxReplicas: 90", "maxReplicas: [90]", "wrong-kind")]
    [TestCase("maxReplicas: 90", "maxReplicas: null", "missing-key")]
    [TestCase("autoscaling/v2", "autoscaling/v1", "unknown-version")]
    [TestCase("status:", "statue:", "unknown-key")]
    [TestCase("spec:", "sepc:", "missing-key", "unknown-key")]
    public void A_wrong_value_is_refused(string right, string wrong, params string[] codes)
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(
            Minimal.Replace(right, wrong, StringComparison.Ordinal)
        );

        Assert.That(read, Is.Empty);
        Assert.That(found.Select(one => one.Code), Is.EquivalentTo(codes));
    }

    [Test]
    public void A_file_for_one_pool_holds_exactly_one_autoscaler()
    {
        MemoryFiles files = new() { ["one.yaml"] = Minimal, ["two.yaml"] = Minimal + "\n---\n" + Minimal };
        DiagnosticList found = [];

        Assert.That(HpaManifestReader.ReadSingle(files, "one.yaml", found)!.Name, Is.EqualTo("api"));
        Assert.That(found, Is.Empty);
        Assert.That(HpaManifestReader.ReadSingle(files, "two.yaml", found), Is.Null);
        Assert.That(HpaManifestReader.ReadSingle(files, "none.yaml", found), Is.Null);
        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { "wrong-count", "missing-file" }));
    }

    [TestCase("")]
    [TestCase("---\n---\n")]
    [TestCase("just text")]
    [TestCase("[1, 2]")]
    [TestCase("kind: HorizontalPodAutoscaler")]
    [TestCase("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nspec: 5")]
    [TestCase("apiVersion: v1\nkind: List\nitems: {a: b}")]
    [TestCase("a: [")]
    public void What_is_no_manifest_is_refused_with_a_reason(string text)
    {
        (IReadOnlyList<HpaManifest> read, DiagnosticList found) = Read(text);

        Assert.That(read, Is.Empty);
        Assert.That(found.HasErrors, Is.True);
    }
}
