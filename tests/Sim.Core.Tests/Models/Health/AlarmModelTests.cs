using Sim.Core.Models.Faults;
using Sim.Core.Models.Health;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Health;

/// <summary>
/// A check that follows an alarm on the site: more than 5 % errors over a minute. The site reports at 10 s, 20 s and so
/// on; a minute ends at 60 s, 120 s and so on.
/// </summary>
public sealed class AlarmModelTests
{
    private const int SiteEndpoint = 0;

    private static readonly AlarmSpec s_errors = new(
        "errors",
        AlarmMeasure.Errors,
        SiteEndpoint,
        0.05,
        SimDuration.FromMinutes(1),
        2
    );

    // 10 % from 300 s on: the minutes that end at 360 s and 420 s are bad, and the one that ends at 660 s is good.
    [Test]
    public void So_many_bad_minutes_in_a_row_raise_it_and_one_good_minute_ends_it()
    {
        HealthBench bench = Bench(s_errors);
        Refuse(bench, 300, 0.1);
        Refuse(bench, 600, 0);
        bench.RunTo(900);

        Assert.That(bench.Changes("dc-par"), Is.EqualTo(new[] { (420.0, false), (660.0, true) }));
    }

    // Two of six reports of 10 % make a mean of 3.3 %.
    [Test]
    public void A_short_burst_drowns_in_the_mean_of_its_minute()
    {
        HealthBench bench = Bench(s_errors with { Datapoints = 1 });
        Refuse(bench, 300, 0.1);
        Refuse(bench, 320, 0);
        bench.RunTo(900);

        Assert.That(bench.Changes("dc-par"), Is.Empty);
    }

    // Errors of pods (10 %) and refusals of full pods (20 %) and full blades (25 %): 1 - 0.9 * 0.8 * 0.75 = 0.46.
    [TestCase(0.45, ExpectedResult = false)]
    [TestCase(0.47, ExpectedResult = true)]
    public bool Errors_on_the_way_add_up_as_they_do_for_users(double threshold)
    {
        HealthBench bench = Bench(s_errors with { Threshold = threshold });
        for (int blade = 0; blade < 6; blade++)
        {
            bench.Board.Write(0, blade, new BladeLoad(default, 0.25));
        }
        bench.SetPods(new Impairment(0, 0, 0.1, 0, default));
        Refuse(bench, 0, 0.2);
        bench.RunTo(600);
        return bench.Changes("dc-par").Count == 0;
    }

    [TestCase(0.79, ExpectedResult = true)]
    [TestCase(0.81, ExpectedResult = false)]
    public bool Utilization_is_that_of_the_pods(double busy)
    {
        HealthBench bench = Bench(s_errors with { Measure = AlarmMeasure.Utilization, Threshold = 0.8 });
        bench.Board.Write(SmallPlatform.SitePool, new PoolLoad(100, 10, busy, default, 0));
        bench.RunTo(600);
        return bench.Changes("dc-par").Count == 0;
    }

    // From 300 s on the site is a black hole and reports nothing: without data from 420 s on.
    [TestCase(InsufficientDataStatus.Healthy, false, ExpectedResult = "")]
    [TestCase(InsufficientDataStatus.Unhealthy, false, ExpectedResult = "420 False")]
    [TestCase(InsufficientDataStatus.LastKnownStatus, false, ExpectedResult = "")]
    // Already bad by then, from the minutes that ended at 60 s and 120 s.
    [TestCase(InsufficientDataStatus.LastKnownStatus, true, ExpectedResult = "120 False")]
    [TestCase(InsufficientDataStatus.Healthy, true, ExpectedResult = "120 False, 420 True")]
    public string Of_a_dark_site_the_check_believes_what_it_is_told_to(InsufficientDataStatus insufficient, bool bad)
    {
        HealthBench bench = Bench(s_errors, insufficient);
        Refuse(bench, 0, bad ? 0.1 : 0);
        bench.RunTo(300);
        bench.SetSite(Impairment.AllBlackholed);
        bench.RunTo(900);
        return string.Join(
            ", ",
            bench.Changes("dc-par").Select(change => FormattableString.Invariant($"{change.At} {change.Healthy}"))
        );
    }

    [Test]
    public void Without_requests_there_are_no_data()
    {
        HealthBench bench = Bench(s_errors, InsufficientDataStatus.Unhealthy);
        bench.Board.Write(SmallPlatform.SitePool, default);
        bench.RunTo(600);

        Assert.That(bench.Changes("dc-par"), Is.EqualTo(new[] { (120.0, false) }));
    }

    [Test]
    public void A_check_whose_alarm_nobody_describes_is_in_order()
    {
        HealthBench bench = Bench(s_errors with { Name = "another" }, InsufficientDataStatus.Unhealthy);
        Refuse(bench, 0, 1);
        bench.RunTo(600);

        Assert.That(bench.Changes("dc-par"), Is.Empty);
    }

    private static void Refuse(HealthBench bench, double at, double share)
    {
        bench.RunTo(at);
        bench.Board.Write(SmallPlatform.SitePool, new PoolLoad(100, 10, 0.5, default, share));
    }

    private static HealthBench Bench(
        AlarmSpec alarm,
        InsufficientDataStatus insufficient = InsufficientDataStatus.LastKnownStatus
    )
    {
        var check = new CloudWatchHealthCheck
        {
            Id = "dc-par",
            AlarmRegion = "eu-west-1",
            AlarmName = "errors",
            InsufficientData = insufficient,
        };
        var bench = new HealthBench(1, [], Zones.Hybrid(), [alarm], check);
        Refuse(bench, 0, 0);
        return bench;
    }
}
