using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class HealthTests
{
    private static readonly EndpointHealthCheck s_check = new()
    {
        Id = "check",
        Protocol = ProbeProtocol.Http,
        IpAddress = "192.0.2.1",
        Port = 80,
    };

    // 16 checkers: 2/16 = 12.5 %, 3/16 = 18.75 %. 50 checkers: 9/50 = 18 %, 10/50 = 20 %.
    [TestCase(16, 2, ExpectedResult = HealthStatus.Unhealthy)]
    [TestCase(16, 3, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(50, 9, ExpectedResult = HealthStatus.Unhealthy)]
    [TestCase(50, 10, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(0, 0, ExpectedResult = HealthStatus.Healthy)]
    public HealthStatus More_than_18_percent_must_report_healthy(int checkers, int healthy) =>
        EndpointHealth.Status(s_check, checkers, healthy);

    [TestCase(false, false, ExpectedResult = HealthStatus.Unhealthy)]
    [TestCase(true, false, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(false, true, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(true, true, ExpectedResult = HealthStatus.Unhealthy)]
    public HealthStatus Disabled_is_healthy_before_inverted_flips(bool disabled, bool inverted) =>
        ReportedHealth.Status(s_check with { Disabled = disabled, Inverted = inverted }, HealthStatus.Unhealthy);

    [TestCase(0, 0, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(2, 1, ExpectedResult = HealthStatus.Unhealthy)]
    [TestCase(2, 2, ExpectedResult = HealthStatus.Healthy)]
    public HealthStatus A_calculated_check_counts_its_children(int threshold, int healthyChildren) =>
        CalculatedHealth.Status(new CalculatedHealthCheck { Id = "c", HealthThreshold = threshold }, healthyChildren);

    [TestCase(MetricState.Ok, InsufficientDataStatus.Unhealthy, null, ExpectedResult = HealthStatus.Healthy)]
    [TestCase(MetricState.Alarm, InsufficientDataStatus.Healthy, null, ExpectedResult = HealthStatus.Unhealthy)]
    [TestCase(
        MetricState.InsufficientData,
        InsufficientDataStatus.Healthy,
        null,
        ExpectedResult = HealthStatus.Healthy
    )]
    [TestCase(
        MetricState.InsufficientData,
        InsufficientDataStatus.Unhealthy,
        null,
        ExpectedResult = HealthStatus.Unhealthy
    )]
    [TestCase(
        MetricState.InsufficientData,
        InsufficientDataStatus.LastKnownStatus,
        null,
        ExpectedResult = HealthStatus.Healthy
    )]
    [TestCase(
        MetricState.InsufficientData,
        InsufficientDataStatus.LastKnownStatus,
        HealthStatus.Unhealthy,
        ExpectedResult = HealthStatus.Unhealthy
    )]
    public HealthStatus A_metric_check_follows_the_stream(
        MetricState stream,
        InsufficientDataStatus insufficient,
        HealthStatus? lastKnown
    ) =>
        CloudWatchHealth.Status(
            new CloudWatchHealthCheck
            {
                Id = "m",
                AlarmRegion = "us-east-1",
                AlarmName = "a",
                InsufficientData = insufficient,
            },
            stream,
            lastKnown
        );

    [Test]
    public void A_load_balancer_needs_a_healthy_target_in_every_group()
    {
        Assert.That(LoadBalancerHealth.Status(true, [new(2, 1), new(3, 3)]), Is.EqualTo(HealthStatus.Healthy));
        Assert.That(LoadBalancerHealth.Status(true, [new(2, 1), new(3, 0)]), Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(LoadBalancerHealth.Status(true, [new(2, 1), new(0, 0)]), Is.EqualTo(HealthStatus.Unhealthy));
        Assert.That(LoadBalancerHealth.Status(false, [new(3, 0)]), Is.EqualTo(HealthStatus.Healthy));
    }

    [TestCase(ProbeProtocol.Http, 4.0, 2.0, 200, ExpectedResult = ProbeOutcome.Pass)]
    [TestCase(ProbeProtocol.Http, 4.001, 0.1, 200, ExpectedResult = ProbeOutcome.NotConnected)]
    [TestCase(ProbeProtocol.Https, 0.1, 2.001, 200, ExpectedResult = ProbeOutcome.NoStatus)]
    [TestCase(ProbeProtocol.Http, 0.1, 0.1, 399, ExpectedResult = ProbeOutcome.Pass)]
    [TestCase(ProbeProtocol.Http, 0.1, 0.1, 400, ExpectedResult = ProbeOutcome.BadStatus)]
    [TestCase(ProbeProtocol.Http, 0.1, 0.1, 199, ExpectedResult = ProbeOutcome.BadStatus)]
    [TestCase(ProbeProtocol.Tcp, 10.0, 0.1, 500, ExpectedResult = ProbeOutcome.Pass)]
    [TestCase(ProbeProtocol.Tcp, 10.001, 0.1, 200, ExpectedResult = ProbeOutcome.NotConnected)]
    public ProbeOutcome A_probe_is_judged_by_its_timings(
        ProbeProtocol protocol,
        double connect,
        double status,
        int code
    ) => ProbeRules.Judge(protocol, Response(connect, status, code));

    [TestCase(2.0, 5120, ExpectedResult = ProbeOutcome.Pass)]
    [TestCase(2.0, 5121, ExpectedResult = ProbeOutcome.StringNotFound)]
    [TestCase(2.0, null, ExpectedResult = ProbeOutcome.StringNotFound)]
    [TestCase(2.001, 2, ExpectedResult = ProbeOutcome.NoBody)]
    public ProbeOutcome A_string_must_lie_in_the_first_bytes(double body, int? endsAt) =>
        ProbeRules.Judge(
            ProbeProtocol.HttpsStringMatch,
            Response(0.1, 0.1, 200) with
            {
                BodyAfterStatus = SimDuration.FromSeconds(body),
                StringEndsAtByte = endsAt,
            }
        );

    [Test]
    public void A_probe_that_was_never_answered_has_failed_to_connect() =>
        Assert.That(ProbeRules.Judge(ProbeProtocol.Tcp, default), Is.EqualTo(ProbeOutcome.NotConnected));

    private static ProbeResponse Response(double connect, double status, int code) =>
        new()
        {
            Connect = SimDuration.FromSeconds(connect),
            StatusAfterConnect = SimDuration.FromSeconds(status),
            StatusCode = code,
        };
}
