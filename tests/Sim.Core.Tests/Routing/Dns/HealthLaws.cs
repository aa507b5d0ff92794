using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Core.Tests.Routing.Dns;

/// <summary>Which way a status may move when what it is made from moves.</summary>
public sealed class HealthLaws
{
    private static readonly EndpointHealthCheck s_check = new()
    {
        Id = "check",
        Protocol = ProbeProtocol.Http,
        IpAddress = "192.0.2.1",
        Port = 80,
    };

    [Law]
    public void A_further_healthy_checker_never_makes_a_check_unhealthy_unless_it_is_inverted(byte healthy, byte sick)
    {
        int checkers = healthy + sick;
        Assert.That(IsHealthy(checkers + 1, healthy + 1) || !IsHealthy(checkers, healthy));
        Assert.That(IsHealthy(checkers, healthy, true) || !IsHealthy(checkers + 1, healthy + 1, true));
    }

    [Law]
    public void A_checker_that_turns_healthy_never_makes_a_check_unhealthy(byte healthy, byte sick)
    {
        int checkers = healthy + sick + 1;
        Assert.That(IsHealthy(checkers, healthy + 1) || !IsHealthy(checkers, healthy));
    }

    [Law]
    public void A_further_unhealthy_checker_never_makes_a_check_healthy(byte healthy, byte sick)
    {
        int checkers = healthy + sick;
        Assert.That(IsHealthy(checkers, healthy) || !IsHealthy(checkers + 1, healthy));
    }

    [Law]
    public void Inverting_flips_every_status(byte healthy, byte sick, bool disabled)
    {
        EndpointHealthCheck check = s_check with { Disabled = disabled };
        Assert.That(
            EndpointHealth.Status(check with { Inverted = true }, healthy + sick, healthy),
            Is.Not.EqualTo(EndpointHealth.Status(check, healthy + sick, healthy))
        );
    }

    [Law]
    public void A_calculated_check_rises_with_its_children_and_falls_with_its_threshold(byte children, byte threshold)
    {
        Assert.That(Calculated(children + 1, threshold) || !Calculated(children, threshold));
        Assert.That(Calculated(children, threshold) || !Calculated(children, threshold + 1));
    }

    // A record set behind a health check: nothing that turns healthy takes all answers away.
    [Law]
    public void A_group_of_which_somebody_is_healthy_gives_only_what_is_healthy(bool[] healthy)
    {
        RecordSet[] records =
        [
            .. healthy.Select(
                (_, i) => Zones.Leaf("www.example.com", $"v{i}", new WeightedRouting(1 + i), $"{i}", $"{i}")
            ),
        ];
        CompiledZone zone = Zones.Compile(records);
        bool[] statuses = [.. zone.HealthCheckIds.Select(id => healthy[int.Parse(id, null)])];
        DnsAnswer answer = zone.Answer("www.example.com", RecordType.A, default, statuses);
        bool[] expected = healthy.Contains(true) ? healthy : [.. healthy.Select(_ => true)];
        Assert.That(
            answer.Shares.Select(share => share.Values[0]),
            Is.EquivalentTo(expected.Index().Where(one => one.Item).Select(one => $"v{one.Index}"))
        );
    }

    private static bool IsHealthy(int checkers, int healthy, bool inverted = false) =>
        EndpointHealth.Status(s_check with { Inverted = inverted }, checkers, healthy) == HealthStatus.Healthy;

    private static bool Calculated(int healthyChildren, int threshold) =>
        CalculatedHealth.Status(new CalculatedHealthCheck { Id = "c", HealthThreshold = threshold }, healthyChildren)
        == HealthStatus.Healthy;
}
