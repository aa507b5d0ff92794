using System.Globalization;
using Sim.Core.Models.Demand;
using Sim.Core.Models.Faults;
using Sim.Core.Quantities;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Where a request dies its journey ends, and milliseconds are those of answered requests.</summary>
[TestFixture]
public sealed class JourneyTests
{
    // Health checks notice nothing before 600 + 9 * 30 s.
    private static readonly SmallWorld s_world = new()
    {
        Resolvers = 1_000,
        Demand = "10000rps",
        Duration = "20m",
        CheckSeconds = 30,
        Threshold = 10,
        Blades = "{count: 2, nic: 10Gbps, cores: 16}",
    };

    [TestCase("blackhole", 0, 1, "no answer", "the client gives up after 10 s and does not try again")]
    [TestCase("refuse", 1, 0, "an error at once", "the client does not try again")]
    public void Nothing_follows_a_site_that_serves_nobody(
        string how,
        double failed,
        double unanswered,
        string outcome,
        string client
    )
    {
        Journey journey = At(605, s_world.With("site/dc-par", how, "10m"));
        Assert.Multiple(() =>
        {
            Assert.That(journey.Steps.Select(step => step.Title), Is.EqualTo(new[] { "name", "route", "site", "end" }));
            Assert.That(journey.Steps[^1].Outcome, Is.EqualTo(outcome));
            Assert.That(journey.Steps[^1].Details, Is.EqualTo(new[] { client }));
            Assert.That(journey.Parts, Is.Empty);
            Assert.That(journey.Fate, Is.EqualTo(new JourneyFate(0, failed, unanswered)));
        });
    }

    // The Internet has followed after at most 100 s.
    [Test]
    public void Without_a_route_there_is_no_way_to_measure()
    {
        Journey journey = At(800, s_world with { More = "changes: [{at: 10m, withdraw: site/dc-par}]" });
        Assert.Multiple(() =>
        {
            Assert.That(journey.Steps.Select(step => step.Title), Is.EqualTo(new[] { "name", "route", "end" }));
            Assert.That(journey.Steps[1].Outcome, Does.Not.Contain(" ms"));
            Assert.That(journey.Steps[1].Details, Is.Empty);
            Assert.That(journey.Fate, Is.EqualTo(new JourneyFate(0, 0, 1)));
        });
    }

    // One of two blades; three tries find three of the 500 broken pods of 1,000: 500 * 499 * 498 / (1000 * 999 * 998).
    [TestCase("link/dc-par/FR", "blackhole", ", share: 40%", 0.6, 0, 0.4)]
    [TestCase("blade/dc-par/1", "refuse", "", 0.5, 0.5, 0)]
    [TestCase("pods/par", "errors 25%", "", 0.75, 0.25, 0)]
    [TestCase("pods/par", "refuse", ", share: 50%", 0.875375375375, 0.124624624625, 0)]
    public void Where_a_part_is_lost_the_times_are_those_of_the_rest(
        string component,
        string how,
        string share,
        double answered,
        double failed,
        double unanswered
    )
    {
        Journey journey = At(601, s_world.With(component, how, "10m", share));
        Assert.Multiple(() =>
        {
            Assert.That(journey.Fate.Answered, Is.EqualTo(answered).Within(1e-9));
            Assert.That(journey.Fate.Failed, Is.EqualTo(failed).Within(1e-9));
            Assert.That(journey.Fate.Unanswered, Is.EqualTo(unanswered).Within(1e-9));
            Assert.That(journey.Steps[^1].Title, Is.EqualTo("end"));
            Assert.That(journey.Parts, Is.Not.Empty);
        });
    }

    [Test]
    public void The_end_names_each_share()
    {
        SmallWorld world = s_world with { Service = "cpu: 1us, wait: 1us, timeout: 10s, retries: 2" };
        JourneyStep end = At(601, world.With("link/dc-par/FR", "blackhole", "10m", ", share: 40%")).Steps[^1];
        Assert.That(
            end.Outcome,
            Is.EqualTo("60.0 % are answered, 40.0 % get no answer within 10 s, of attempts on a new connection")
        );
        Assert.That(
            end.Details.Single(),
            Is.EqualTo("a client whose attempt is not answered tries again, at most 2 times within its retry budget")
        );
    }

    // 12 pods of two cores serve 500 requests of 4 ms a second each, 6,000 of 10,000.
    [Test]
    public void What_a_full_pool_refuses_is_lost()
    {
        SmallWorld full = s_world with
        {
            Service = "cpu: 4ms, wait: 20ms, timeout: 10s, retries: 0",
            SitePool = "{id: par, replicas: 12}",
        };
        Assert.That(At(120, full).Fate.Failed, Is.EqualTo(0.4).Within(1).Percent);
    }

    // Half of the requests wait 200 ms longer.
    [Test]
    public void A_delay_is_a_part_of_its_own()
    {
        Journey journey = At(601, s_world.With("link/dc-par/FR", "slow +200ms", "10m", ", share: 50%"));
        Assert.That(journey.Fate, Is.EqualTo(JourneyFate.Sound));
        Assert.That(journey.Parts[^1].Name, Is.EqualTo("faults"));
        Assert.That(journey.Parts[^1].Open.TotalMilliseconds, Is.EqualTo(100).Within(1e-6));
    }

    // TCP connects in one round trip: the access network and the path behind it.
    [Test]
    public void The_access_network_and_the_path_add_up_to_the_time_to_connect()
    {
        Journey journey = At(300, s_world);
        JourneyStep route = journey.Steps[1];
        double connect = journey.Parts.Single(part => part.Name == "connect").Fresh.TotalMilliseconds;
        Assert.Multiple(() =>
        {
            Assert.That(route.Details[0], Does.EndWith(" ms in the access network"));
            Assert.That(Number(route.Details[0]), Is.GreaterThan(10));
            // Each is printed with three digits.
            Assert.That(Number(route.Details[0]) + Number(route.Details[1]), Is.EqualTo(connect).Within(0.1));
            Assert.That(journey.Steps.Select(step => step.Title), Has.None.EqualTo("end"));
            Assert.That(journey.Fate, Is.EqualTo(JourneyFate.Sound));
        });
    }

    [Law(MaxTest = 200)]
    public bool Shares_of_a_fate_add_up_to_one(byte refused, byte lost, byte errors, byte further)
    {
        // Refused and lost together are at most all.
        double sum = Math.Max(255.0, refused + lost);
        JourneyFate fate = JourneyFate
            .Sound.Meet(new Impairment(refused / sum, lost / sum, errors / 255.0, 0, default))
            .Meet(new Impairment(further / 255.0, 0, 0, 0, default));
        return Math.Abs(fate.Answered + fate.Failed + fate.Unanswered - 1) < 1e-12
            && Math.Min(fate.Answered, Math.Min(fate.Failed, fate.Unanswered)) > -1e-12;
    }

    private static Journey At(double seconds, SmallWorld small)
    {
        SimulatedWorld world = small.Build();
        world.RunTo(SimTime.Zero + SimDuration.FromSeconds(seconds));
        var journeys = new JourneyBuilder(world);
        return journeys.Build(journeys.FindGroup("FR", AccessKind.Fixed, ResolverKind.Provider));
    }

    private static double Number(string text) => double.Parse(text.Split(' ')[0], CultureInfo.InvariantCulture);
}
