using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import.Kubernetes;

public sealed class DeploymentFileTests
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: api, namespace: prod}
        spec:
          replicas: 12
          minReadySeconds: 5
          progressDeadlineSeconds: 300
          strategy:
            type: RollingUpdate
            rollingUpdate: {maxSurge: 50%, maxUnavailable: 0}
          selector: {matchLabels: {app: api}}
          template:
            metadata: {labels: {app: api, tier: web}}
            spec:
              terminationGracePeriodSeconds: 45
              containers:
              - name: api
                resources: {requests: {cpu: 1500m, memory: 1Gi}, limits: {cpu: "2"}}
                readinessProbe:
                  httpGet: {path: /ready, port: 8080}
                  initialDelaySeconds: 3
                  periodSeconds: 2
                  successThreshold: 2
                  failureThreshold: 4
                  timeoutSeconds: 7
                startupProbe: {exec: {command: [ok]}, failureThreshold: 30}
                lifecycle: {preStop: {sleep: {seconds: 10}}}
              - name: proxy
                resources: {requests: {cpu: 500m, memory: 512Mi}, limits: {cpu: 1}}
                readinessProbe: {tcpSocket: {port: 15021}}
                lifecycle: {preStop: {exec: {command: [/bin/sh, -c, "drain; sleep 12.5"]}}}
        """;

    [Test]
    public void A_deployment_says_what_its_pods_request_and_how_they_come_and_go()
    {
        WorkloadManifest workload = Read(Deployment)!.Workload;
        Assert.Multiple(() =>
        {
            Assert.That((workload.Kind, workload.Name, workload.Namespace), Is.EqualTo(("Deployment", "api", "prod")));
            Assert.That(
                (workload.Replicas, workload.CpuRequestMilli, workload.CpuLimitMilli),
                Is.EqualTo((12, 2_000, 3_000))
            );
            Assert.That(workload.MemoryRequest!.Value.Bytes, Is.EqualTo(1.5 * 1024 * 1024 * 1024));
            Assert.That(workload.MaxSurge, Is.EqualTo(CountOrPercent.Percent(50)));
            Assert.That(workload.MaxUnavailable, Is.EqualTo(CountOrPercent.Count(0)));
            Assert.That(workload.IsRecreated, Is.False);
            Assert.That(workload.MinReady, Is.EqualTo(SimDuration.FromSeconds(5)));
            Assert.That(workload.ProgressDeadline, Is.EqualTo(SimDuration.FromSeconds(300)));
            Assert.That(workload.GracePeriod, Is.EqualTo(SimDuration.FromSeconds(45)));
            Assert.That(workload.PreStopSleep, Is.EqualTo(SimDuration.FromSeconds(12.5)), "the longer of both");
        });
    }

    // 3 s and one period of 2 s more for the second good answer are longer than the proxy's nothing.
    [Test]
    public void Of_several_containers_the_slowest_readiness_probe_counts()
    {
        WorkloadManifest workload = Read(Deployment)!.Workload;
        Assert.Multiple(() =>
        {
            Assert.That(
                workload.ReadinessProbe,
                Is.EqualTo(
                    new ProbeManifest
                    {
                        InitialDelay = SimDuration.FromSeconds(3),
                        Period = SimDuration.FromSeconds(2),
                        Timeout = SimDuration.FromSeconds(7),
                        SuccessThreshold = 2,
                        FailureThreshold = 4,
                    }
                )
            );
            Assert.That(workload.StartupProbe, Is.EqualTo(new ProbeManifest { FailureThreshold = 30 }));
        });
    }

    [Test]
    public void What_is_left_out_is_the_API_servers()
    {
        WorkloadManifest workload = Read(
            "apiVersion: apps/v1\nkind: StatefulSet\nspec: {template: {spec: {containers: [{name: a}]}}}"
        )!.Workload;
        Assert.Multiple(() =>
        {
            Assert.That(
                (workload.Replicas, workload.ReadinessProbe, workload.PreStopSleep),
                Is.EqualTo((default(int?), default(ProbeManifest), default(SimDuration?)))
            );
            Assert.That(workload.GracePeriod, Is.EqualTo(SimDuration.FromSeconds(30)));
            Assert.That(
                (workload.MaxSurge, workload.MaxUnavailable),
                Is.EqualTo((default(CountOrPercent?), default(CountOrPercent?)))
            );
        });
    }

    // As kubectl get deployment,pdb,service,hpa -o yaml prints them: status, uids and managed fields are passed over.
    [Test]
    public void Lists_of_kubectl_are_read_and_unknown_kinds_skipped()
    {
        const string List = """
            apiVersion: v1
            items:
            - apiVersion: apps/v1
              kind: Deployment
              metadata:
                annotations: {deployment.kubernetes.io/revision: "7"}
                creationTimestamp: "2026-03-01T10:00:00Z"
                generation: 12
                name: api
                resourceVersion: "1234567"
                uid: 0c1f
              spec:
                replicas: 3
                revisionHistoryLimit: 10
                template:
                  metadata: {creationTimestamp: null, labels: {app: api}}
                  spec: {containers: [{name: api, imagePullPolicy: Always}], restartPolicy: Always}
              status: {availableReplicas: 3}
            - apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata: {name: api}
              spec: {maxUnavailable: 1, selector: {matchLabels: {app: api}}}
              status: {disruptionsAllowed: 1}
            - apiVersion: policy/v1
              kind: PodDisruptionBudget
              metadata: {name: other}
              spec: {minAvailable: 80%, selector: {matchLabels: {app: other}}}
            - apiVersion: v1
              kind: Service
              metadata: {name: api}
            - apiVersion: autoscaling/v2
              kind: HorizontalPodAutoscaler
              metadata: {name: api}
            kind: List
            metadata: {resourceVersion: ""}
            """;
        DiagnosticList found = [];
        DeploymentFile read = DeploymentFile.Read(Files(List), "d.yaml", null, found)!;
        Assert.Multiple(() =>
        {
            Assert.That(read.Workload.Replicas, Is.EqualTo(3));
            Assert.That(read.Budgets.Single().MaxUnavailable, Is.EqualTo(CountOrPercent.Count(1)));
            Assert.That(read.Budgets.Single().MinAvailable, Is.Null);
            Assert.That(found.Select(one => $"{one.Line}:{one.Code}"), Is.EqualTo(new[] { "29:skipped-kind" }));
        });
    }

    [TestCase("replicas: 12", "replicas: »twelve", "wrong-kind")]
    [TestCase("replicas: 12", "replicas: »\"12\"", "wrong-kind")]
    [TestCase("maxSurge: 50%", "maxSurge: »half", "wrong-kind")]
    [TestCase("maxSurge: 50%", "maxSurge: »\"3\"", "wrong-kind")]
    [TestCase("maxSurge: 50%", "»maxSruge: 50%", "unknown-key")]
    [TestCase("type: RollingUpdate", "type: »Rolling", "unknown-word")]
    [TestCase("periodSeconds: 2", "periodSeconds: »0", "out-of-range")]
    [TestCase("periodSeconds: 2", "»periodSecond: 2", "unknown-key")]
    [TestCase("failureThreshold: 30", "successThreshold: »2", "out-of-range")]
    [TestCase("terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: »45s", "wrong-kind")]
    [TestCase("{seconds: 10}", "{seconds: »-1}", "out-of-range")]
    [TestCase("{seconds: 10}", "»{}", "missing-key")]
    [TestCase("cpu: 1500m", "cpu: »1500x", "wrong-unit")]
    public void Wrong_types_are_refused_where_they_stand(string old, string now, string code)
    {
        string marked = Deployment.Replace(old, now, StringComparison.Ordinal);
        int at = marked.IndexOf('»', StringComparison.Ordinal);
        int line = marked[..at].Count(c => c == '\n') + 1;
        int column = at - marked.LastIndexOf('\n', at);
        DiagnosticList found = [];
        DeploymentFile? read = DeploymentFile.Read(
            Files(marked.Replace("»", "", StringComparison.Ordinal)),
            "d.yaml",
            null,
            found
        );
        Assert.Multiple(() =>
        {
            Assert.That(read, Is.Null);
            Assert.That(
                found.Select(one => $"{one.Line}:{one.Column}:{one.Code}"),
                Is.EqualTo(new[] { $"{line}:{column}:{code}" })
            );
        });
    }

    [TestCase("{}", "wrong-count")]
    [TestCase("{minAvailable: 1, maxUnavailable: 1}", "wrong-count")]
    [TestCase("{minAvailable: all}", "wrong-kind")]
    public void A_budget_says_one_thing(string spec, string code)
    {
        DiagnosticList found = [];
        string budget = $"---\napiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {{name: api}}\nspec: {spec}";
        _ = DeploymentFile.Read(Files(Deployment + "\n" + budget), "d.yaml", null, found);
        Assert.That(found.Select(one => one.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void Of_several_workloads_the_autoscalers_target_is_meant()
    {
        string two =
            Deployment
            + "\n---\n"
            + Deployment
                .Replace("name: api, namespace", "name: worker, namespace", StringComparison.Ordinal)
                .Replace("replicas: 12", "replicas: 4", StringComparison.Ordinal);
        DiagnosticList found = [];
        Assert.That(DeploymentFile.Read(Files(two), "d.yaml", "worker", found)!.Workload.Replicas, Is.EqualTo(4));
        Assert.That(DeploymentFile.Read(Files(two), "d.yaml", null, found), Is.Null);
        Assert.That(found.Single().Code, Is.EqualTo("wrong-count"));
    }

    [Test]
    public void A_hook_that_does_not_sleep_is_reported()
    {
        DiagnosticList found = [];
        string text = Deployment.Replace("drain; sleep 12.5", "drain", StringComparison.Ordinal);
        DeploymentFile read = DeploymentFile.Read(Files(text), "d.yaml", null, found)!;
        Assert.Multiple(() =>
        {
            Assert.That(read.Workload.PreStopSleep, Is.EqualTo(SimDuration.FromSeconds(10)));
            Assert.That(found.Single().Code, Is.EqualTo("unknown-hook"));
        });
    }

    private static DeploymentFile? Read(string text)
    {
        DiagnosticList found = [];
        DeploymentFile? read = DeploymentFile.Read(Files(text), "d.yaml", null, found);
        Assert.That(found, Is.Empty);
        return read;
    }

    private static MemoryFiles Files(string text) => new() { ["d.yaml"] = text };
}
