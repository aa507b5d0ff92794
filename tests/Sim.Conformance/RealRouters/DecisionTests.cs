using System.Globalization;
using System.Net;
using System.Text;
using Sim.Core.Routing;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>What BIRD and FRR choose of routes that ExaBGP offers, and what the presets choose.</summary>
[Category(RealPeer.Category)]
[NonParallelizable]
public sealed class DecisionTests
{
    private const int Seed = 4271;
    private const int PrefixCount = 1200;

    private static readonly RouteOffer s_offer = new(Seed, PrefixCount);

    private static readonly Judge[] s_judges =
    [
        new BirdJudge("BIRD", RouterPresets.Bird2(), ""),
        new BirdJudge(
            "BIRD, deterministic med",
            RouterPresets.Bird2(new DecisionOptions { DeterministicMed = true }),
            "deterministic med yes;"
        ),
        new BirdJudge(
            "BIRD, prefer older",
            RouterPresets.Bird2(new DecisionOptions { CompareRouterId = false }),
            "prefer older yes;"
        ),
        new BirdJudge(
            "BIRD, med metric, missing MED worst",
            RouterPresets.Bird2(new DecisionOptions { AlwaysCompareMed = true, MissingMedAsWorst = true }),
            "med metric yes; default bgp_med 4294967295;"
        ),
        new FrrJudge("FRR", RouterPresets.Frr()),
        new FrrJudge(
            "FRR, deterministic-med",
            RouterPresets.Frr(new DecisionOptions { DeterministicMed = true }),
            "bgp deterministic-med"
        ),
        new FrrJudge(
            "FRR, compare-routerid",
            RouterPresets.Frr(new DecisionOptions { CompareRouterId = true }),
            "bgp bestpath compare-routerid"
        ),
        new FrrJudge(
            "FRR, always-compare-med, missing-as-worst",
            RouterPresets.Frr(new DecisionOptions { AlwaysCompareMed = true, MissingMedAsWorst = true }),
            "bgp always-compare-med",
            "bgp bestpath med missing-as-worst"
        ),
    ];

    private readonly Dictionary<Judge, Dictionary<string, IPAddress>> _offered = [];
    private readonly Dictionary<Judge, Dictionary<string, IPAddress>> _withdrawn = [];
    private readonly Dictionary<Judge, string> _versions = [];

    [OneTimeSetUp]
    public void Offer()
    {
        foreach (string program in (string[])["bird", "birdc", "vtysh", "exabgp"])
        {
            RealPeer.Require(program);
        }
        using var lab = new NetworkLab();
        string outside = Connect(lab);
        ExaBgpNeighbor[] speakers =
        [
            .. s_offer.Neighbors.Select(one => new ExaBgpNeighbor(lab, outside, one, Addresses())),
        ];
        int count = speakers.Length;
        WaitForRoutes(lab, count);
        // One route of each prefix at a time, so that it is known which came first.
        for (int turn = 0; turn < RouteOffer.MostRoutes; turn++)
        {
            count += Say(speakers, turn, (route, prefix) => route.ToCommand(prefix));
            WaitForRoutes(lab, count);
        }
        Array.ForEach(s_judges, judge => _versions[judge] = judge.Version());
        Array.ForEach(s_judges, judge => _offered[judge] = judge.BestRoutes());
        count -= Say(speakers, 0, (route, prefix) => route.ToWithdrawal(prefix));
        WaitForRoutes(lab, count);
        Array.ForEach(s_judges, judge => _withdrawn[judge] = judge.BestRoutes());
        Array.ForEach(speakers, speaker => speaker.Dispose());
    }

    private static IEnumerable<TestCaseData> Judges() =>
        s_judges.Select(judge => new TestCaseData(judge).SetArgDisplayNames(judge.ToString()));

    // What BIRD falls back to depends on more than what is left, unless all routes can be compared.
    private static IEnumerable<TestCaseData> JudgesWithoutMemory() =>
        Judges().Where(one => one.Arguments[0]!.ToString() is not ("BIRD" or "BIRD, prefer older"));

    [TestCaseSource(nameof(Judges))]
    public void The_best_route_is_that_of_the_real_router(object judge) =>
        AssertSame(
            (Judge)judge,
            _offered,
            routes => routes,
            (process, routes, why) => process.DecideByArrival(routes, why)
        );

    [TestCaseSource(nameof(JudgesWithoutMemory))]
    public void The_best_route_after_the_first_one_is_withdrawn_is_that_of_the_real_router(object judge) =>
        AssertSame(
            (Judge)judge,
            _withdrawn,
            routes => WithoutFirst(((Judge)judge).Process, routes),
            (process, routes, why) => process.Decide(routes, why)
        );

    [TestCaseSource(nameof(Judges))]
    public void Every_criterion_decides_and_no_other_preset_would_do(object of)
    {
        var judge = (Judge)of;
        BgpRoute[][] all = [.. s_offer.Prefixes.Select(prefix => Candidates(judge, prefix))];
        ILookup<string?, BgpRoute[]> deciders = all.ToLookup(routes => judge.Process.DecideByArrival(routes).DecidedBy);
        foreach (string step in judge.Process.StepNames)
        {
            Assert.That(deciders[step].Count(), Is.GreaterThanOrEqualTo(5), step);
        }
        foreach (Judge other in s_judges.Where(other => other != judge && other.HasWeight == judge.HasWeight))
        {
            Assert.That(
                s_offer.Prefixes.Zip(all),
                Has.Some.Matches<(OfferedPrefix Prefix, BgpRoute[] Routes)>(one =>
                    !one.Routes[other.Process.DecideByArrival(one.Routes).Best]
                        .PeerAddress.Equals(_offered[judge][one.Prefix.Prefix])
                ),
                $"{judge} could be {other}"
            );
        }
    }

    private void AssertSame(
        Judge judge,
        Dictionary<Judge, Dictionary<string, IPAddress>> verdicts,
        Func<BgpRoute[], BgpRoute[]> left,
        Func<DecisionProcess, BgpRoute[], Explanation?, RouteDecision> decide
    )
    {
        var differences = new StringBuilder();
        int count = 0;
        foreach (OfferedPrefix prefix in s_offer.Prefixes)
        {
            BgpRoute[] routes = left(Candidates(judge, prefix));
            int best = decide(judge.Process, routes, null).Best;
            IPAddress? expected = best < 0 ? null : routes[best].PeerAddress;
            IPAddress? real = verdicts[judge].GetValueOrDefault(prefix.Prefix);
            if (!Equals(expected, real) && ++count <= 5)
            {
                var why = new Explanation();
                decide(judge.Process, routes, why);
                differences.Append(
                    CultureInfo.InvariantCulture,
                    $"{prefix.Prefix}: {judge} chose {real}, expected was {expected}\n{why}"
                );
                differences.AppendJoin('\n', prefix.Routes).Append(prefix.IsLocal ? "\nand a local route\n\n" : "\n\n");
            }
        }
        string summary = $"{_versions[judge]} {count} of {s_offer.Prefixes.Count} prefixes differ:";
        Assert.That(count, Is.Zero, $"{summary}\n{differences}");
    }

    private static BgpRoute[] WithoutFirst(DecisionProcess process, BgpRoute[] routes)
    {
        int inUse = process.DecideByArrival(routes).Best;
        return [.. routes.Select((route, i) => route with { IsInUse = i == inUse }).Where(route => route.Arrival != 0)];
    }

    private static void WaitForRoutes(NetworkLab lab, int count)
    {
        foreach (Judge judge in s_judges)
        {
            lab.WaitUntil($"routes of {judge}", count, judge.RouteCount);
        }
    }

    private static BgpRoute[] Candidates(Judge judge, OfferedPrefix prefix)
    {
        var local = new BgpRoute
        {
            PeerAddress = Judge.Itself,
            IsLocal = true,
            IsExternal = false,
            Weight = RouteOffer.LocalWeight,
            Arrival = -1,
        };
        return
        [
            .. prefix.Routes.Select((route, turn) => route.ToRoute(turn, judge.HasWeight)),
            .. prefix.IsLocal && judge.HasWeight ? [local] : Array.Empty<BgpRoute>(),
        ];
    }

    private static IPAddress[] Addresses() => [.. s_judges.Select((_, i) => RouteOffer.JudgeAddress(i))];

    // All on one link: the neighbors at a bridge, each judge in a namespace that is plugged into it.
    private static string Connect(NetworkLab lab)
    {
        string outside = lab.AddNamespace("outside");
        NetworkLab.Ip($"-n {outside} link add br0 type bridge");
        NetworkLab.Ip($"-n {outside} link set br0 up");
        foreach (Neighbor neighbor in s_offer.Neighbors)
        {
            NetworkLab.Ip($"-n {outside} address add {neighbor.Address}/24 dev br0");
        }
        for (int i = 0; i < s_judges.Length; i++)
        {
            string inside = lab.AddNamespace($"judge{i}");
            NetworkLab.Ip($"link add e0 netns {inside} type veth peer name v{i} netns {outside}");
            NetworkLab.Ip($"-n {outside} link set v{i} master br0 up");
            NetworkLab.Ip($"-n {inside} address add {RouteOffer.JudgeAddress(i)}/24 dev e0");
            NetworkLab.Ip($"-n {inside} link set e0 up");
            s_judges[i].Start(lab, inside, RouteOffer.JudgeAddress(i), s_offer);
        }
        foreach (Judge judge in s_judges)
        {
            lab.WaitUntil($"start of {judge}", expected: true, judge.IsReady);
        }
        return outside;
    }

    private static int Say(ExaBgpNeighbor[] speakers, int turn, Func<OfferedRoute, string, string> command)
    {
        OfferedPrefix[] prefixes = [.. s_offer.Prefixes.Where(prefix => prefix.Routes.Count > turn)];
        for (int i = 0; i < speakers.Length; i++)
        {
            Neighbor neighbor = s_offer.Neighbors[i];
            IEnumerable<OfferedPrefix> own = prefixes.Where(prefix => prefix.Routes[turn].Neighbor == neighbor);
            speakers[i].Say(own.Select(prefix => command(prefix.Routes[turn], prefix.Prefix)));
        }
        return prefixes.Length;
    }
}
