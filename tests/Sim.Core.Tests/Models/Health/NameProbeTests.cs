using Sim.Core.Models.Faults;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Health;

/// <summary>
/// Checks without an address ask for their name before every probe. The site 192.0.2.1 refuses everything; the front
/// end 198.51.100.10 is sound.
/// </summary>
public sealed class NameProbeTests
{
    private const string Site = "192.0.2.1";
    private const string FrontEnd = "198.51.100.10";

    // Three failures at 30 s flip the first checkers after 60 s and the last after 90 s, and so do three successes.
    // With another address from 1,000 s on: the first probe that goes there starts within 30 s of that.
    [Test]
    public void A_changed_address_is_probed_from_the_next_interval_on()
    {
        HealthBench bench = Bench("probe.example.com", [], Zones.Leaf("probe.example.com", Site));
        bench.RunTo(1_000);
        bench.Authority.Replace(Zones.Compile(Zones.Leaf("probe.example.com", FrontEnd)), SimDuration.Zero);
        bench.RunTo(2_000);

        (double At, bool Healthy)[] changes = [.. bench.Changes("dc-par")];
        Assert.That(changes.Select(change => change.Healthy), Is.EqualTo(new[] { false, true }));
        Assert.That(changes[0].At, Is.InRange(60, 90));
        Assert.That(changes[1].At, Is.InRange(1_060, 1_090));
    }

    // Two checkers in each of three regions; those in Dublin (which stands for Ireland and Sao Paulo here) get the
    // site, those in Virginia the front end: 2 of 6 are healthy, 33 %. Sent to the site like the others, none is.
    [TestCase(FrontEnd, ExpectedResult = true)]
    [TestCase(Site, ExpectedResult = false)]
    public bool Every_checker_probes_what_its_region_is_answered(string forAmerica)
    {
        HealthBench bench = Bench(
            "probe.example.com",
            ["eu-west-1", "sa-east-1", "us-east-1"],
            Zones.Leaf("probe.example.com", Site, new GeolocationRouting("EU", null), "eu"),
            Zones.Leaf("probe.example.com", forAmerica, new GeolocationRouting(null, "US"), "us")
        );
        bench.RunTo(600);
        return bench.Changes("dc-par").Count == 0;
    }

    // A name without an address, and one that has only an IPv6 address: nothing to connect to, at once, so as fast as a
    // refusal: F = 3, I = 30 s give 60 to 90 s.
    [TestCase(RecordType.TXT)]
    [TestCase(RecordType.AAAA)]
    public void A_name_without_an_ipv4_address_fails(RecordType type)
    {
        HealthBench bench = Bench(
            "probe.example.com",
            [],
            Zones.Leaf("probe.example.com", "2001:db8::1") with
            {
                Type = type,
            }
        );
        bench.RunTo(600);

        (double at, bool healthy) = bench.Changes("dc-par").Single();
        Assert.That(healthy, Is.False);
        Assert.That(at, Is.InRange(60, 90));
    }

    // The check decides about the name that it asks for: down, so that users and probes go to the front end; which is
    // sound, so up; which sends them back to the dead site. One turn takes three probes down and three probes up, each
    // with a random part: at least 60 s + 60 s and less than 90 s + 90 s.
    [Test]
    public void A_check_that_asks_for_the_name_it_decides_about_never_comes_to_rest()
    {
        HealthBench bench = Bench(
            "www.example.com",
            [],
            Zones.Leaf("www.example.com", Site, new FailoverRouting(FailoverRole.Primary), "p", "dc-par"),
            Zones.Leaf("www.example.com", FrontEnd, new FailoverRouting(FailoverRole.Secondary), "s")
        );
        bench.RunTo(3_600);

        Assert.That(bench.Changes("dc-par"), Has.Count.GreaterThan(2 * 3_600 / 180));
    }

    private static HealthBench Bench(string name, string[] regions, params RecordSet[] records)
    {
        var bench = new HealthBench(1, [], Zones.Compile(records), [], HealthBench.CheckOfName(name, regions));
        bench.SetSite(Impairment.AllRefused);
        return bench;
    }
}
