using System.Text;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Tests.World;

/// <summary>Autoscalers that take back what they have just done, and those that do not.</summary>
/// <remarks>
/// 100 requests/s a pod are wanted; demand is 1,000/s, and 3,000/s for the first four of every eight minutes from the
/// tenth on, four times.
/// </remarks>
[TestFixture]
public sealed class OscillationTests
{
    // Without a window the autoscaler follows: up, down, up, down, up, down, up, down are seven changes of direction,
    // none more than about four minutes after the change before, within half an hour.
    [Test]
    public void An_autoscaler_without_a_stabilization_window_follows_every_wave()
    {
        RunResult result = Run(windowSeconds: 0);
        EndpointMeasures site = result.Endpoints.Single(endpoint => endpoint.Endpoint == "dc-par");
        Assert.Multiple(() =>
        {
            Assert.That(site.ReversalsInWorstHour, Is.EqualTo(7));
            Assert.That(
                result.Notes,
                Has.Member(
                    "The autoscaler of par oscillates: 7 changes of direction in one hour, each within 15m of the "
                        + "change before."
                )
            );
            Assert.That(Summary(result), Does.Contain("\"reversalsInWorstHour\": 7"));
        });
    }

    // With the window of Kubernetes, five minutes, the pods of a wave are still there at the next, four minutes later:
    // one way up, and one down after the last, which comes more than 15 minutes after the way up.
    [Test]
    public void The_stabilization_window_of_kubernetes_outlasts_the_pauses()
    {
        RunResult result = Run(windowSeconds: 300);
        EndpointMeasures site = result.Endpoints.Single(endpoint => endpoint.Endpoint == "dc-par");
        Assert.Multiple(() =>
        {
            Assert.That(site.Pods.Max, Is.EqualTo(30));
            Assert.That(site.ReversalsInWorstHour, Is.Zero);
            Assert.That(result.Notes, Has.None.Contains("oscillates"));
        });
    }

    // A pool without an autoscaler has none that could oscillate, whatever is planned for it.
    [Test]
    public void Planned_changes_are_no_oscillation()
    {
        string changes = string.Join(
            ", ",
            Enumerable.Range(1, 8).Select(i => $"{{at: {i * 5}m, capacity: {10 + (i % 2)}, pool: gke-eu}}")
        );
        RunResult result = (World(0) with { More = $"changes: [{changes}]" }).Run();
        Assert.Multiple(() =>
        {
            EndpointMeasures cloud = result.Endpoints.Single(endpoint => endpoint.Endpoint == "gke-eu");
            Assert.That(cloud.ReversalsInWorstHour, Is.Null);
            Assert.That(result.Notes, Has.None.Contains("gke-eu oscillates"));
        });
    }

    private static RunResult Run(int windowSeconds) => World(windowSeconds).Run();

    private static SmallWorld World(int windowSeconds) =>
        new()
        {
            Demand = "1000rps",
            DemandKeys =
                ", surges: ["
                + string.Join(", ", Enumerable.Range(0, 4).Select(i => $"{{at: {10 + (8 * i)}m, factor: 3, hold: 4m}}"))
                + "]",
            Resolvers = 1_000,
            SitePool = "{id: par, hpa: hpa.yaml, pod: {cpu: 2}}",
            Manifest = $$"""
                apiVersion: autoscaling/v2
                kind: HorizontalPodAutoscaler
                metadata: {name: api}
                spec:
                  scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: api}
                  minReplicas: 10
                  maxReplicas: 60
                  behavior:
                    scaleDown: {stabilizationWindowSeconds: {{windowSeconds}} }
                  metrics:
                    - type: Pods
                      pods: {metric: {name: requests}, target: {type: AverageValue, averageValue: "100"} }
                """,
        };

    private static string Summary(RunResult result) => Encoding.UTF8.GetString(SummaryFile.Render(result));
}
