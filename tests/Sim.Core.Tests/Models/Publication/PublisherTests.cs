using Sim.Core.Kernel;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Tests.Routing.Dns;

namespace Sim.Core.Tests.Models.Publication;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class PublisherTests
{
    private static readonly CompiledZone s_zone = Zones.Hybrid();

    private readonly Publisher _publisher = new(new SimulationKernel());

    [Test]
    public void Versions_grow_over_all_kinds_of_snapshot()
    {
        var recorder = new PublicationRecorder();
        _publisher.Subscribe(recorder);

        _publisher.Publish(1, [0], [default]);
        _publisher.Publish([], [], []);
        _publisher.Publish(s_zone, s_zone.Health(), SimDuration.Zero);
        _publisher.Publish(1, [0], [default]);

        Assert.That(recorder.Routes.Select(snapshot => snapshot.Version), Is.EqualTo(new[] { 1, 4 }));
        Assert.That(recorder.Endpoints.Single().Version, Is.EqualTo(2));
        Assert.That(recorder.Dns.Single().Version, Is.EqualTo(3));
        Assert.That(_publisher.Routes, Is.SameAs(recorder.Routes[1]));
    }

    [Test]
    public void Listeners_are_told_in_the_order_of_subscription()
    {
        var told = new List<string>();
        _publisher.Subscribe(new Listener(() => told.Add("first")));
        _publisher.Subscribe(new Listener(() => told.Add("second")));

        _publisher.Publish(1, [0], [default]);

        Assert.That(told, Is.EqualTo(new[] { "first", "second" }));
    }

    [Test]
    public void A_listener_that_publishes_is_refused_and_the_publisher_goes_on()
    {
        bool nested = true;
        _publisher.Subscribe(
            new Listener(() =>
            {
                if (nested)
                {
                    _publisher.Publish([], [], []);
                }
            })
        );

        Assert.That(() => _publisher.Publish(1, [0], [default]), Throws.InvalidOperationException);
        nested = false;
        Assert.That(() => _publisher.Publish(1, [0], [default]), Throws.Nothing);
    }

    private sealed class Listener(Action told) : ISnapshotListener
    {
        public void OnPublished(DnsSnapshot snapshot) => told();

        public void OnPublished(RouteSnapshot snapshot) => told();

        public void OnPublished(EndpointSnapshot snapshot) => told();
    }
}
