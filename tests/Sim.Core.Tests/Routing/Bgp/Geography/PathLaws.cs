using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Tests.Routing.Bgp.Geography;

public sealed class PathLaws
{
    private static readonly ExitRules s_oneForNetwork = new() { EqualRoutes = EqualRoutes.OneForNetwork };

    [Law(MaxTest = 300)]
    public Property No_path_is_quicker_than_light_in_fiber_over_the_great_circle() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
                ReachedPaths(map, ExitRules.Default)
                    .All(one =>
                    {
                        int site = one.Paths.Prefix.Sites[one.Path.Site].Metro;
                        double kilometers = map.Geography.Metros.KilometersBetween(one.Client.Metro, site);
                        // 1 ms for 100 km; the sum of kilometers is rounded in its last bits.
                        return one.Path.RoundTrip.TotalMilliseconds >= kilometers / 100
                            && one.Path.Kilometers >= kilometers - 1e-6;
                    })
        );

    [Law(MaxTest = 300)]
    public Property A_path_is_the_sum_of_its_legs_and_each_leg_begins_where_the_last_ended() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
                ReachedPaths(map, ExitRules.Default)
                    .All(one =>
                    {
                        int site = one.Paths.Prefix.Sites[one.Path.Site].Metro;
                        long ways = one.Path.Legs.Sum(leg => leg.Way.Nanoseconds);
                        long ends = map.Geography.Metros.EndsBetween(one.Client.Metro, site).Nanoseconds;
                        return one.Path.Legs[0].From == one.Client.Metro
                            && one.Path.Legs[^1].To == site
                            && one.Path.Legs.Zip(one.Path.Legs.Skip(1)).All(pair => pair.First.To == pair.Second.From)
                            && one.Path.RoundTrip.Nanoseconds == ways + ends
                            && Math.Abs(one.Path.Kilometers - one.Path.Legs.Sum(leg => leg.Kilometers)) < 1e-6;
                    })
        );

    [Law(MaxTest = 300)]
    public Property Networks_of_the_path_are_those_of_the_route() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                PrefixRoutes routes = new PropagationSolver(map.Geography.Graph).Solve(map.Prefix.Announcements);
                return ReachedPaths(map, s_oneForNetwork)
                    .All(one =>
                        one.Path.Legs.Where(leg => !leg.IsBackhaul)
                            .Select(leg => map.Geography.Graph.AsnOf(leg.Network))
                            .SequenceEqual(routes.PathOf(one.Client.Network).Distinct())
                    );
            }
        );

    [Law(MaxTest = 300)]
    public Property No_meeting_point_is_nearer_than_the_one_that_hot_potato_takes() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
                ReachedPaths(map, ExitRules.Default)
                    .All(one =>
                    {
                        PathLeg[] own = [.. one.Path.Legs.Where(leg => !leg.IsBackhaul)];
                        // The last hand-over is to the announcer, which may not announce everywhere.
                        return own.Zip(own.Skip(1))
                            .SkipLast(1)
                            .All(pair =>
                                map.Geography.MeetingPointsOf(pair.First.Network, pair.Second.Network)
                                    .All(point =>
                                        map.Geography.Metros.WayBetween(pair.First.From, point.Exit) >= pair.First.Way
                                    )
                            );
                    })
        );

    [Law(MaxTest = 300)]
    public Property Routers_that_choose_for_themselves_never_carry_farther_within_their_network() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                ExpandedPaths each = Expand(map.Prefix, ExitRules.Default);
                ExpandedPaths one = Expand(map.Prefix, s_oneForNetwork);
                int announcer = map.Geography.Graph.IndexOf(map.Network.Announcer);
                return Enumerable
                    .Range(0, each.Slots.Length)
                    .Where(slot => map.Geography.Presence.NetworkAt(slot) != announcer)
                    .All(slot => each.Slots[slot].Own <= one.Slots[slot].Own);
            }
        );

    [Law(MaxTest = 300)]
    public Property More_sites_on_a_backbone_never_lengthen_the_way_within_it() =>
        Prop.ForAll(
            DrawnMap.Any,
            map =>
            {
                // Open to everybody, so that the new site changes nothing about who announces where.
                AnycastSite[] open = [.. map.Network.Sites.Select(site => site with { Upstreams = null })];
                AnycastNetwork all = map.Network with { HasBackbone = true, Sites = open };
                // One fewer; not one that adds a metro to the network.
                AnycastSite[] fewer = [.. open.SkipLast(1)];
                int announcer = map.Geography.Graph.IndexOf(map.Network.Announcer);
                if (fewer.Length == 0 || !map.Geography.Presence.IsIn(announcer, open[^1].Metro))
                {
                    return true;
                }
                ExpandedPaths before = Expand(new(map.Geography, all with { Sites = fewer }), ExitRules.Default);
                ExpandedPaths after = Expand(new(map.Geography, all), ExitRules.Default);
                return map.Clients.All(client =>
                    after.RoundTripOf(client.Network, client.Metro) <= before.RoundTripOf(client.Network, client.Metro)
                );
            }
        );

    private static IEnumerable<(ExpandedPaths Paths, ClientNetwork Client, ExpandedPath Path)> ReachedPaths(
        DrawnMap map,
        ExitRules rules
    )
    {
        ExpandedPaths paths = Expand(map.Prefix, rules);
        return map
            .Clients.Select(client => (paths, client, paths.PathOf(client.Network, client.Metro)))
            .Where(one => one.Item3.Site >= 0);
    }

    private static ExpandedPaths Expand(AnycastPrefix prefix, ExitRules rules)
    {
        var solver = new PropagationSolver(prefix.Geography.Graph);
        return new PathExpander(prefix.Geography, solver, rules).Expand(prefix, solver.Solve(prefix.Announcements));
    }
}
