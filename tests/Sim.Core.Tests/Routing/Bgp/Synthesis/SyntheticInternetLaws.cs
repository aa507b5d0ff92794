using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp.Synthesis;

[TestFixture]
public sealed class SyntheticInternetLaws
{
    [Law(MaxTest = 20)]
    public Property The_same_seed_makes_the_same_Internet() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                SyntheticInternet one = world.Generate();
                SyntheticInternet other = world.Generate();
                return one.Graph.Rows.AsSpan().SequenceEqual(other.Graph.Rows)
                    && one.Graph.NeighborRows.AsSpan().SequenceEqual(other.Graph.NeighborRows)
                    && All(one)
                        .All(i => one.RoleOf(i) == other.RoleOf(i) && one.MetrosOf(i).SequenceEqual(other.MetrosOf(i)));
            }
        );

    [Law(MaxTest = 40)]
    public Property Nobody_is_its_own_provider() =>
        Prop.ForAll(SmallWorld.Any, world => ProviderCycles.Find(world.Generate().Graph).Count == 0);

    [Law(MaxTest = 40)]
    public Property Every_network_is_there_and_reaches_every_other_one() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                AsGraph graph = world.Generate().Graph;
                var last = new Announcement { Announcer = graph.AsnOf(graph.Count - 1) };
                return graph.Count == world.Specification.NetworkCount
                    && new PropagationSolver(graph).Solve(last).ReachedCount == graph.Count;
            }
        );

    [Law(MaxTest = 40)]
    public Property Only_tier_1_networks_have_no_provider_and_all_of_them_peer() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                SyntheticInternet made = world.Generate();
                int[] tops = [.. All(made).Where(i => made.RoleOf(i) == NetworkRole.Tier1)];
                return tops.Length == world.Specification.Tier1Count
                    && tops.SequenceEqual(All(made).Where(i => made.Graph.ProvidersOf(i).IsEmpty))
                    && tops.All(one => tops.All(other => one == other || IsPeer(made.Graph, one, other)));
            }
        );

    [Law(MaxTest = 40)]
    public Property Every_country_with_users_has_eyeball_networks_that_share_them() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                SyntheticInternet made = world.Generate();
                return Enumerable
                    .Range(0, world.Specification.Countries.Count)
                    .All(country =>
                    {
                        int[] eyeballs = made.EyeballsOf(country).ToArray();
                        double[] shares = [.. eyeballs.Select(i => made.UserShareOf(i).Value)];
                        return world.Specification.Countries[country].Users == 0
                            ? eyeballs.Length == 0
                            : Math.Abs(shares.Sum() - 1) < 1e-12
                                && shares.SequenceEqual(shares.OrderDescending())
                                && eyeballs.All(i => made.CountryOf(i) == country)
                                && (eyeballs.Length < 2 || shares[0] is >= 0.25 and <= 0.5);
                    });
            }
        );

    [Law(MaxTest = 40)]
    public Property Who_is_linked_meets_somewhere_but_for_the_tier_1_networks_among_themselves() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                SyntheticInternet made = world.Generate();
                return All(made)
                    .All(i =>
                        made.Graph.NeighborsOf(i)
                            .ToArray()
                            .All(other =>
                                made.MetrosOf(i).ToArray().Intersect(made.MetrosOf(other).ToArray()).Any()
                                || (made.RoleOf(i) == NetworkRole.Tier1 && made.RoleOf(other) == NetworkRole.Tier1)
                            )
                    );
            }
        );

    [Law(MaxTest = 40)]
    public Property Members_of_an_exchange_point_are_in_its_metro() =>
        Prop.ForAll(
            SmallWorld.Any,
            world =>
            {
                SyntheticInternet made = world.Generate();
                return Enumerable
                    .Range(0, world.Specification.Metros.Count)
                    .All(metro =>
                        made.ExchangeMembersOf(metro)
                            .ToArray()
                            .All(one =>
                                world.Specification.Metros[metro].HasExchange
                                && made.MetrosOf(one).BinarySearch(metro) >= 0
                            )
                    );
            }
        );

    private static IEnumerable<int> All(SyntheticInternet made) => Enumerable.Range(0, made.Graph.Count);

    private static bool IsPeer(AsGraph graph, int one, int other) =>
        graph.RelationshipOf(one, other) == AsRelationship.Peer;
}
