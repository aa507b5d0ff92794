using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Exchange;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Tests.Routing.Bgp.Propagation;

public sealed class PropagationLaws
{
    [Law(MaxTest = 1_000)]
    public Property Three_phases_find_where_messages_come_to_rest() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                PrefixRoutes routes = Solve(drawn);
                var exchange = new RouteExchange(drawn.Graph, drawn.TieBreaks, drawn.Security, Drawn.Prefix);
                ExchangeOutcome outcome = exchange.Announce(drawn.Announcements);
                return outcome.IsConverged
                    && Enumerable
                        .Range(0, drawn.Graph.Count)
                        .All(i =>
                            routes.SourceOf(i) == exchange.SourceOf(i)
                            && routes.PathOf(i).SequenceEqual(exchange.PathOf(i))
                            && routes.StepAt(i) == exchange.StepAt(i)
                        );
            }
        );

    [Law(MaxTest = 300)]
    public Property The_order_of_announcements_does_not_matter_to_the_end() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                var together = new RouteExchange(drawn.Graph, null, drawn.Security, Drawn.Prefix);
                together.Announce(drawn.Announcements);
                var oneByOne = new RouteExchange(drawn.Graph, null, drawn.Security, Drawn.Prefix);
                // Of one network the first of equal announcements counts: its order is kept.
                foreach (Announcement one in drawn.Announcements.OrderByDescending(one => one.Announcer))
                {
                    oneByOne.Announce(one);
                }
                return Enumerable
                    .Range(0, drawn.Graph.Count)
                    .All(i => together.PathOf(i).SequenceEqual(oneByOne.PathOf(i)));
            }
        );

    [Law(MaxTest = 300)]
    public Property What_is_withdrawn_leaves_no_trace() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                var exchange = new RouteExchange(drawn.Graph, null, drawn.Security, Drawn.Prefix);
                exchange.Announce(drawn.Announcements);
                foreach (Asn announcer in drawn.Announcements.Select(one => one.Announcer).Distinct())
                {
                    exchange.Withdraw(announcer);
                }
                return Enumerable.Range(0, drawn.Graph.Count).All(i => exchange.SourceOf(i) == RouteSource.None);
            }
        );

    [Law(MaxTest = 300)]
    public Property The_selection_of_every_network_names_the_neighbor_that_it_has() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                PrefixRoutes routes = Solve(drawn);
                var solver = new PropagationSolver(drawn.Graph, drawn.TieBreaks, drawn.Security);
                return Enumerable
                    .Range(0, drawn.Graph.Count)
                    .All(i => solver.Select(routes, i).Neighbor == routes.Entries[i].Next);
            }
        );

    [Law(MaxTest = 300)]
    public Property Routes_that_are_filled_again_hold_nothing_of_before() =>
        Prop.ForAll(
            Drawn.Any,
            drawn =>
            {
                var solver = new PropagationSolver(drawn.Graph, drawn.TieBreaks, drawn.Security);
                var set = new AnnouncementSet(drawn.Graph, drawn.Announcements, Drawn.Prefix);
                var reused = new PrefixRoutes(drawn.Graph);
                Announcement other = new() { Announcer = drawn.Graph.AsnOf(drawn.Graph.Count - 1) };
                solver.Solve(new AnnouncementSet(drawn.Graph, [other], Drawn.Prefix), reused);
                solver.Solve(set, reused);
                return reused.Entries.AsSpan().SequenceEqual(Solve(drawn).Entries);
            }
        );

    private static PrefixRoutes Solve(Drawn drawn)
    {
        var routes = new PrefixRoutes(drawn.Graph);
        new PropagationSolver(drawn.Graph, drawn.TieBreaks, drawn.Security).Solve(
            new AnnouncementSet(drawn.Graph, drawn.Announcements, Drawn.Prefix),
            routes
        );
        return routes;
    }
}
