using Sim.Core.Kernel;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Resolution;
using Sim.Core.Quantities;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Resolution;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AuthorityModelTests
{
    private readonly SimulationKernel _kernel = new();
    private readonly PublicationRecorder _recorder = new();
    private readonly AuthorityModel _authority;

    public AuthorityModelTests()
    {
        var publisher = new Publisher(_kernel);
        publisher.Subscribe(_recorder);
        _authority = new AuthorityModel(publisher, Zones.Hybrid());
    }

    // The checks of the zone in ordinal order: dc-mad, dc-par.
    [Test]
    public void Statuses_known_before_the_start_are_those_of_the_first_publication()
    {
        _authority.SetHealth("dc-par", false);
        _authority.Start();

        Assert.That(_recorder.Dns.Single().Healthy, Is.EqualTo(new[] { true, false }));
        Assert.That(_authority.Transitions, Is.Empty);
    }

    [Test]
    public void Only_a_change_of_status_is_published()
    {
        _authority.Start();
        _kernel.RunUntil(SimTime.FromSeconds(10));
        _authority.SetHealth("dc-par", true);
        _authority.SetHealth("dc-mad", false);
        _authority.SetHealth("dc-mad", false);

        Assert.That(_recorder.Dns, Has.Count.EqualTo(2));
        Assert.That(
            _authority.Transitions,
            Is.EqualTo(new[] { new HealthTransition(SimTime.FromSeconds(10), "dc-mad", false) })
        );
    }

    [Test]
    public void Published_statuses_never_change()
    {
        _authority.Start();
        _authority.SetHealth("dc-mad", false);
        _authority.SetHealth("dc-mad", true);

        Assert.That(_recorder.Dns[0].Healthy, Is.EqualTo(new[] { true, true }));
        Assert.That(_recorder.Dns[1].Healthy, Is.EqualTo(new[] { false, true }));
        Assert.That(_recorder.Dns[2].Healthy, Is.EqualTo(new[] { true, true }));
    }

    [Test]
    public void A_new_zone_keeps_the_statuses_and_says_how_long_it_spreads()
    {
        _authority.Start();
        _authority.SetHealth("dc-par", false);
        _authority.Replace(
            Zones.Compile(Zones.Leaf("www.example.com", "192.0.2.1", check: "dc-par")),
            SimDuration.FromSeconds(60)
        );

        Assert.That(_recorder.Dns[^1].Healthy, Is.EqualTo(new[] { false }));
        Assert.That(_recorder.Dns[^1].Spread, Is.EqualTo(SimDuration.FromSeconds(60)));
        Assert.That(_recorder.Dns[1].Spread, Is.EqualTo(SimDuration.Zero));
    }
}
