using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Decision;
using Sim.Core.Routing.Bgp.RouteMaps;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Tests.Routing.Bgp;
using static Sim.Core.Tests.Models.Bgp.Speakers;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>Policies that never come to rest are a result, which shows who goes round.</summary>
public sealed class OscillationTests
{
    private static readonly ConvergenceLimits s_limits = new() { Time = Seconds(5) };

    // Each of 1, 2, 3 likes the way by the next one better than its own; no other way is permitted. All hear of the
    // origin at once, then of each other at once, and so on: two link delays, in which each changes twice.
    [Test]
    public void Bad_gadget_goes_round_in_two_link_delays()
    {
        RouterRules rules = new(
            [Router("O", 10, 10), Router("1", 1, 1), Router("2", 2, 2), Router("3", 3, 3)],
            [
                new RouterSession("1", "O"),
                new RouterSession("2", "O"),
                new RouterSession("3", "O"),
                Prefers("1", "2", Graphs.Asns(2, 10)),
                Prefers("2", "3", Graphs.Asns(3, 10)),
                Prefers("3", "1", Graphs.Asns(1, 10)),
            ]
        );

        ConvergenceResult result = new Speakers(rules).Originate(s_limits, "O");

        Assert.That(result.IsConverged, Is.False);
        Oscillation cycle = result.Oscillation!;
        Assert.That(cycle.Period, Is.EqualTo(Milliseconds(20)));
        Assert.That(cycle.Changes, Is.EqualTo(6));
        Assert.That(
            cycle
                .Speakers.Select(one => $"{one.Name}: {string.Join(" | ", one.Routes.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[] { "1: 10 from O | 2 10 from 2", "2: 10 from O | 3 10 from 3", "3: 1 10 from 1 | 10 from O" }
            )
        );
    }

    [Test]
    public void Bad_gadget_with_chance_in_every_delay_goes_round_too()
    {
        RouterRules rules = new(
            [Router("O", 10, 10), Router("1", 1, 1), Router("2", 2, 2), Router("3", 3, 3)],
            [
                new RouterSession("1", "O"),
                new RouterSession("2", "O"),
                new RouterSession("3", "O"),
                Prefers("1", "2", Graphs.Asns(2, 10)),
                Prefers("2", "3", Graphs.Asns(3, 10)),
                Prefers("3", "1", Graphs.Asns(1, 10)),
            ]
        );

        ConvergenceResult result = new Speakers(rules, new BgpOptions()).Originate(null, "O");

        Assert.That(result.IsConverged, Is.False);
        Assert.That(result.Oscillation!.Speakers.Select(one => one.Name).Order(), Is.EqualTo(new[] { "1", "2", "3" }));
    }

    // 1 and 2 like the way by the other better. In lock-step both change their minds for ever.
    [Test]
    public void Disagree_goes_round_in_lock_step()
    {
        ConvergenceResult result = Disagree().Originate(s_limits, "O");

        Assert.That(result.Oscillation!.Period, Is.EqualTo(Milliseconds(20)));
        Assert.That(result.Oscillation.Speakers, Has.Count.EqualTo(2));
    }

    // Who hears of the origin first keeps the direct way.
    [TestCase(10, 30, "10 from O", "1 10 from 1")]
    [TestCase(30, 10, "2 10 from 2", "10 from O")]
    public void Disagree_ends_in_either_way_when_one_is_first(int first, int second, string one, string other)
    {
        Speakers speakers = Disagree();
        speakers.Model.SetLinkDelay(1, 0, Milliseconds(first));
        speakers.Model.SetLinkDelay(2, 0, Milliseconds(second));

        ConvergenceResult result = speakers.Originate(s_limits, "O");

        Assert.That(result.IsConverged);
        Assert.That(speakers.RouteOf("1"), Is.EqualTo(one));
        Assert.That(speakers.RouteOf("2"), Is.EqualTo(other));
    }

    //  Cluster of A: B hears "10 100", C hears "6 100" with MED 1. Cluster of D: E hears "6 100" with MED 0.
    //  Costs: A-B 5, A-C 4, A-D 1, D-E 12. A takes C's (4 < 5) and tells D, whose own, by E, has the better MED; told
    //  of that, A may not use C's any more and takes B's (5 < 13); told of that, D takes it as well (6 < 12) and takes
    //  E's back; and A takes C's again. Four messages between A and D.
    [Test]
    public void Med_oscillation_of_RFC_3345_is_a_cycle_of_two_reflectors()
    {
        ConvergenceResult result = MedOscillation(new DecisionOptions()).Originate(s_limits);

        Oscillation cycle = result.Oscillation!;
        Assert.That(cycle.Period, Is.EqualTo(Milliseconds(40)));
        Assert.That(
            cycle
                .Speakers.Select(one => $"{one.Name}: {string.Join(" | ", one.Routes.Order(StringComparer.Ordinal))}")
                .Order(StringComparer.Ordinal),
            Is.EqualTo(
                new[] { "A: 10 100 from B to B | 6 100 from C to C", "D: 10 100 from A to B | 6 100 from E to E" }
            )
        );
    }

    [Test]
    public void Comparing_MED_always_ends_it()
    {
        ConvergenceResult result = MedOscillation(new DecisionOptions { AlwaysCompareMed = true }).Originate(s_limits);

        Assert.That(result.IsConverged);
    }

    private static Speakers Disagree() =>
        new(
            new RouterRules(
                [Router("O", 10, 10), Router("1", 1, 1), Router("2", 2, 2)],
                [
                    new RouterSession("1", "O"),
                    new RouterSession("2", "O"),
                    new RouterSession("1", "2")
                    {
                        ImportAtOne = Only(Graphs.Asns(2, 10)),
                        ImportAtOther = Only(Graphs.Asns(1, 10)),
                    },
                ]
            )
        );

    private static Speakers MedOscillation(DecisionOptions options)
    {
        RouterRules rules = new(
            [
                Router("A", 1, 1),
                Router("B", 1, 2),
                Router("C", 1, 3),
                Router("D", 1, 4),
                Router("E", 1, 5),
                Router("X", 10, 6),
                Router("Y", 6, 7),
                Router("Z", 6, 8),
            ],
            [
                new RouterSession("A", "B") { OtherIsClient = true },
                new RouterSession("A", "C") { OtherIsClient = true },
                new RouterSession("D", "E") { OtherIsClient = true },
                new RouterSession("A", "D"),
                new RouterSession("B", "X"),
                new RouterSession("C", "Y"),
                new RouterSession("E", "Z"),
            ],
            [new IgpLink("A", "B", 5), new IgpLink("A", "C", 4), new IgpLink("A", "D", 1), new IgpLink("D", "E", 12)],
            RouterPresets.Rfc4271(options)
        );
        Speakers speakers = new(rules);
        IReadOnlyList<Asn> path = Graphs.Asns(100);
        speakers.Model.Reconsider(rules.Originate("X", new RouteAttributes { AsPath = path }));
        speakers.Model.Reconsider(rules.Originate("Y", new RouteAttributes { AsPath = path, Med = 1 }));
        speakers.Model.Reconsider(rules.Originate("Z", new RouteAttributes { AsPath = path, Med = 0 }));
        return speakers;
    }

    private static RouterSession Prefers(string one, string other, IReadOnlyList<Asn> path) =>
        new(one, other)
        {
            ImportAtOne = Only(path),
            ImportAtOther = new RouteMap(new RouteMapEntry { Permit = false }),
        };

    private static RouteMap Only(IReadOnlyList<Asn> path) =>
        new(
            new RouteMapEntry
            {
                Path = new PathMatch { Exactly = path },
                SetLocalPreference = 200,
            }
        );

    private static RouterSpec Router(string name, uint asn, uint id) => new(name, new Asn(asn), id);
}
