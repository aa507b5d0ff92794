using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.RouteMaps;
using Sim.Core.Routing.Bgp.Speaking;
using static Sim.Core.Tests.Models.Bgp.Speakers;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>Routers of one network and their neighbors: reflection, costs inside, planned work.</summary>
public sealed class RouterTests
{
    private static readonly RouteMap s_backup = new(new RouteMapEntry { SetLocalPreference = 50 });

    //  X --- A      AS 64501: X, Y     AS 64500: A, B
    //        |      B likes what Y offers less, so it uses A's way and keeps its own to itself.
    //  Y --- B
    private static RouterRules TwoExits() =>
        new(
            [Router("A", 64_500, 1), Router("B", 64_500, 2), Router("X", 64_501, 3), Router("Y", 64_501, 4)],
            [
                new RouterSession("A", "B"),
                new RouterSession("A", "X"),
                new RouterSession("B", "Y") { ImportAtOne = s_backup },
            ]
        );

    // A has nothing until B has heard of it (10 ms) and has told of its own (10 ms); B sends to A until it hears.
    [Test]
    public void Closing_a_session_at_once_loses_packets_until_the_hidden_way_is_told()
    {
        Speakers speakers = new(TwoExits());
        speakers.Originate(null, "X", "Y");

        ConvergenceResult result = speakers.Model.Converge(() => speakers.Model.CloseSession(0, 2));

        Assert.That(result.DroppedFor[0], Is.EqualTo(Milliseconds(20)));
        Assert.That(result.DroppedFor[1], Is.EqualTo(Milliseconds(10)));
        Assert.That(speakers.RouteOf("A"), Is.EqualTo("64501 from B to B"));
    }

    [Test]
    public void Graceful_shutdown_loses_nothing()
    {
        Speakers speakers = new(TwoExits());
        speakers.Originate(null, "X", "Y");

        ConvergenceResult result = speakers.Model.Converge(() => speakers.Model.ShutDownGracefully(0, 2, Seconds(10)));

        Assert.That(result.DroppedFor.Concat(result.LoopingFor), Has.All.EqualTo(SimDuration.Zero));
        Assert.That(speakers.RouteOf("A"), Is.EqualTo("64501 from B to B"));
        Assert.That(speakers.RouteOf("B"), Is.EqualTo("64501 from Y"));
    }

    // The other side may begin, too: then the mark tells A, which takes the route as the last one.
    [Test]
    public void The_mark_of_the_neighbor_has_the_same_effect()
    {
        Speakers speakers = new(TwoExits());
        speakers.Originate(null, "X", "Y");

        ConvergenceResult result = speakers.Model.Converge(() => speakers.Model.ShutDownGracefully(2, 0, Seconds(10)));

        Assert.That(result.DroppedFor[0], Is.EqualTo(SimDuration.Zero));
        Assert.That(result.DroppedFor[1], Is.EqualTo(SimDuration.Zero));
        Assert.That(speakers.RouteOf("A"), Is.EqualTo("64501 from B to B"));
    }

    //  A (X) and B (Y) have equal ways out. R is 1 from A and 9 from B, C is 9 from A and 1 from B.
    private static RouterRules Reflected(bool withReflector)
    {
        RouterSession[] inside = withReflector
            ?
            [
                new RouterSession("R", "A") { OtherIsClient = true },
                new RouterSession("R", "B") { OtherIsClient = true },
                new RouterSession("R", "C") { OtherIsClient = true },
            ]
            :
            [
                new RouterSession("R", "A"),
                new RouterSession("R", "B"),
                new RouterSession("R", "C"),
                new RouterSession("A", "B"),
                new RouterSession("A", "C"),
                new RouterSession("B", "C"),
            ];
        return new RouterRules(
            [
                Router("R", 64_500, 1),
                Router("A", 64_500, 2),
                Router("B", 64_500, 3),
                Router("C", 64_500, 4),
                Router("X", 64_501, 5),
                Router("Y", 64_501, 6),
            ],
            [.. inside, new RouterSession("A", "X"), new RouterSession("B", "Y")],
            [new IgpLink("R", "A", 1), new IgpLink("R", "B", 9), new IgpLink("C", "A", 9), new IgpLink("C", "B", 1)]
        );
    }

    [Test]
    public void In_a_full_mesh_each_takes_its_nearest_exit()
    {
        Speakers speakers = new(Reflected(withReflector: false));
        speakers.Originate(null, "X", "Y");

        Assert.That(speakers.RouteOf("R"), Is.EqualTo("64501 from A to A"));
        Assert.That(speakers.RouteOf("C"), Is.EqualTo("64501 from B to B"));
    }

    [Test]
    public void A_reflector_hides_the_exit_that_is_nearest_to_its_client()
    {
        Speakers speakers = new(Reflected(withReflector: true));
        speakers.Originate(null, "X", "Y");

        Assert.That(speakers.RouteOf("C"), Is.EqualTo("64501 from R to A"));
    }

    [Test]
    public void Costs_inside_move_the_exit_and_an_exit_that_cannot_be_reached_is_not_used()
    {
        RouterRules rules = Reflected(withReflector: false);
        Speakers speakers = new(rules);
        speakers.Originate(null, "X", "Y");

        // 9 + 1 + 9 by A and R against 20.
        Set(new IgpLink("C", "B", 20));
        Assert.That(speakers.RouteOf("C"), Is.EqualTo("64501 from A to A"));
        Set(new IgpLink("C", "A", null));
        Assert.That(speakers.RouteOf("C"), Is.EqualTo("64501 from B to B"));
        Set(new IgpLink("C", "B", null));
        Assert.That(speakers.RouteOf("C"), Is.EqualTo("no route"));

        void Set(IgpLink link) =>
            speakers.Model.Converge(() =>
            {
                foreach (int speaker in rules.SetIgpCost(link))
                {
                    speakers.Model.Reconsider(speaker);
                }
            });
    }

    // Without a check of originator and clusters the route would go on and on between the reflectors.
    [Test]
    public void Reflectors_that_reflect_to_each_other_forget_a_route_that_is_gone()
    {
        RouterRules rules = new(
            [
                Router("R1", 64_500, 1),
                Router("R2", 64_500, 2),
                Router("R3", 64_500, 3),
                Router("A", 64_500, 4),
                Router("X", 64_501, 5),
            ],
            [
                new RouterSession("R1", "R2") { OtherIsClient = true },
                new RouterSession("R2", "R3") { OtherIsClient = true },
                new RouterSession("R3", "R1") { OtherIsClient = true },
                new RouterSession("R1", "A") { OtherIsClient = true },
                new RouterSession("A", "X"),
            ]
        );
        Speakers speakers = new(rules);
        speakers.Originate(null, "X");
        Assert.That(speakers.RouteOf("R3"), Is.EqualTo("64501 from R1 to A"));

        ConvergenceResult result = speakers.Model.Converge(() => speakers.Model.Reconsider(rules.Withdraw("X")));

        Assert.That(result.IsConverged);
        Assert.That(new[] { "R1", "R2", "R3", "A" }.Select(speakers.RouteOf), Has.All.EqualTo("no route"));
    }

    [Test]
    public void Routes_that_may_not_be_exported_stay_inside()
    {
        RouteMap mark = new(new RouteMapEntry { AddCommunities = [Community.NoExport] });
        RouterRules rules = new(
            [Router("A", 1, 1), Router("B", 1, 2), Router("X", 2, 3), Router("Z", 3, 4)],
            [
                new RouterSession("A", "X") { ImportAtOne = mark },
                new RouterSession("A", "B"),
                new RouterSession("B", "Z"),
            ]
        );
        Speakers speakers = new(rules);
        speakers.Originate(null, "X");

        Assert.That(speakers.RouteOf("B"), Is.EqualTo("2 from A to A"));
        Assert.That(speakers.RouteOf("Z"), Is.EqualTo("no route"));
    }

    [Test]
    public void Everything_that_is_wrong_with_routers_is_said_at_once() =>
        Assert.That(
            () =>
                new RouterRules(
                    [Router("A", 1, 1), Router("A", 1, 2), Router("B", 1, 1)],
                    [new RouterSession("A", "C")]
                ),
            Throws.ArgumentException.With.Message.StartsWith(
                "'A' is there twice; router id 1 is there twice; 'C' is no router"
            )
        );

    private static RouterSpec Router(string name, uint asn, uint id) => new(name, new Asn(asn), id);
}
