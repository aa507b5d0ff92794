using System.Net;
using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Core.Tests.Routing.Bgp.Decision;

public sealed class DecisionLaws
{
    private static readonly DecisionOptions s_deterministic = new() { DeterministicMed = true, MaximumPaths = 8 };

    private static readonly Func<DecisionOptions, DecisionProcess>[] s_presets =
    [
        RouterPresets.Rfc4271,
        RouterPresets.Bird2,
        RouterPresets.Frr,
        RouterPresets.CiscoIos,
        RouterPresets.Junos,
    ];

    // Few values of each attribute, so that every criterion has its ties; neighbors differ by address.
    private static readonly Arbitrary<BgpRoute[]> s_routes = Arb.From(
        from count in Gen.Choose(1, 6)
        from lots in Gen.ArrayOf(Gen.Choose(0, 999), 12 * count)
        from inUse in Gen.Choose(0, 2 * count)
        select Enumerable
            .Range(0, count)
            .Select(i => Draw(i, lots.AsSpan(12 * i, 12)) with { IsInUse = i == inUse })
            .ToArray()
    );

    [Law(MaxTest = 500)]
    public Property Where_all_routes_are_compared_together_their_order_does_not_matter() =>
        Prop.ForAll(
            s_routes,
            routes =>
                s_presets.All(preset =>
                {
                    DecisionProcess process = preset(s_deterministic);
                    BgpRoute[] turned = [.. routes.Reverse()];
                    RouteDecision one = process.Decide(routes);
                    RouteDecision other = process.Decide(turned);
                    return ReferenceEquals(routes.ElementAtOrDefault(one.Best), turned.ElementAtOrDefault(other.Best))
                        && one.DecidedBy == other.DecidedBy
                        && one.Multipath.Select(i => routes[i])
                            .SequenceEqual(other.Multipath.Select(i => turned[i]), ReferenceEqualityComparer.Instance);
                })
        );

    [Law(MaxTest = 500)]
    public Property Without_the_runner_up_the_best_stays_the_best_where_med_is_always_compared() =>
        Prop.ForAll(
            s_routes,
            routes =>
                s_presets.All(preset =>
                {
                    // The route in use stays against some and not against others: without it these are asked anew.
                    DecisionOptions always = s_deterministic with
                    {
                        AlwaysCompareMed = true,
                        CompareRouterId = true,
                    };
                    DecisionProcess process = preset(always);
                    RouteDecision decision = process.Decide(routes);
                    if (decision.RunnerUp < 0)
                    {
                        return true;
                    }
                    BgpRoute[] left = [.. routes.Where((_, i) => i != decision.RunnerUp)];
                    return ReferenceEquals(left[process.Decide(left).Best], routes[decision.Best]);
                })
        );

    [Law(MaxTest = 500)]
    public Property Where_med_is_always_compared_routes_may_as_well_be_compared_one_after_the_other() =>
        Prop.ForAll(
            s_routes,
            routes =>
                s_presets.All(preset =>
                {
                    var always = new DecisionOptions { AlwaysCompareMed = true, CompareRouterId = true };
                    return preset(always with { DeterministicMed = true }).Decide(routes).Best
                        == preset(always with { DeterministicMed = false }).DecideByArrival(routes).Best;
                })
        );

    private static BgpRoute Draw(int position, ReadOnlySpan<int> lots) =>
        new()
        {
            PeerAddress = new IPAddress([192, 0, 2, (byte)(position + 1)]),
            Weight = lots[0] % 8 == 0 ? 1 : 0,
            LocalPreference = lots[1] % 8 == 0 ? 200u : 100,
            AsPath = Graphs.Asns(64500 + (uint)(lots[2] % 2), 64510),
            AsPathLength = lots[3] % 8 == 0 ? 3 : 2,
            Origin = lots[4] % 8 == 0 ? BgpOrigin.Incomplete : BgpOrigin.Igp,
            Med = lots[5] % 4 == 0 ? null : (uint)(lots[5] % 3),
            IsExternal = lots[6] % 2 == 0,
            IgpMetric = lots[7] % 9 == 0 ? null : (uint)(lots[7] % 2),
            Arrival = lots[8] % 3,
            RouterId = (uint)(lots[9] % 3),
            OriginatorId = lots[10] % 5 == 0 ? 1 : null,
            ClusterListLength = lots[11] % 2,
        };
}
