using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Conformance.RealRouters;

/// <summary>Where a few networks of real BIRDs come to rest, and where the solver does.</summary>
/// <remarks>
/// <code>
///    1 --- 2          providers above customers; --- peers
///   / \   / \
///  3 --- 4   5
///  |\       /|        6 and 7 are customers of 3 and of 5;
///  | 6 --- / |        4 and 6 announce the prefix
///  7 ------- +
/// </code>
/// </remarks>
[Category(RealPeer.Category)]
[NonParallelizable]
public sealed class PropagationTests
{
    private const int Base = 64500;
    private const int First = 4;
    private const int Second = 6;

    [Test]
    public void Announcing_withdrawing_and_losing_a_link_end_where_the_solver_ends()
    {
        RealPeer.Require("bird");
        RealPeer.Require("birdc");
        AsGraph graph = Graph();
        using var lab = new NetworkLab();
        BirdRouter[] routers = [.. Enumerable.Range(0, graph.Count).Select(i => new BirdRouter(lab, graph, i))];
        Link(graph, routers);
        Array.ForEach(routers, router => router.Start());
        lab.WaitUntil("sessions", expected: true, () => Array.TrueForAll(routers, router => router.IsConnected()));

        routers[First - 1].Announce();
        routers[Second - 1].Announce();
        AssertEnd(lab, graph, routers, [First, Second], "1 4", "2 4", "3 6", "4", "5 6", "6", "7 3 6");

        routers[First - 1].Withdraw();
        AssertEnd(lab, graph, routers, [Second], "1 3 6", "2 5 6", "3 6", "4 3 6", "5 6", "6", "7 3 6");

        SetLink(routers, up: false);
        AsGraph without = graph.WithoutLink(new Asn(Base + 3), new Asn(Base + 6));
        AssertEnd(lab, without, routers, [Second], "1 2 5 6", "2 5 6", "3 1 2 5 6", "4 2 5 6", "5 6", "6", "7 5 6");

        SetLink(routers, up: true);
        routers[First - 1].Announce();
        AssertEnd(lab, graph, routers, [First, Second], "1 4", "2 4", "3 6", "4", "5 6", "6", "7 3 6");
    }

    private static AsGraph Graph()
    {
        var builder = new AsGraphBuilder();
        (int One, int Other)[] peers = [(1, 2), (3, 4)];
        (int Customer, int Provider)[] paid = [(3, 1), (4, 1), (4, 2), (5, 2), (6, 3), (6, 5), (7, 3), (7, 5)];
        foreach ((int one, int other) in peers)
        {
            builder.AddPeers(At(one), At(other));
        }
        foreach ((int customer, int provider) in paid)
        {
            builder.AddProvider(At(customer), At(provider));
        }
        return builder.Build(out _)!;
    }

    private static Asn At(int number) => new((uint)(Base + number));

    // Interfaces are named after the network at the other end.
    private static void Link(AsGraph graph, BirdRouter[] routers)
    {
        int subnet = 0;
        for (int i = 0; i < graph.Count; i++)
        {
            foreach (int j in graph.NeighborsOf(i).ToArray().Where(j => j > i))
            {
                (string a, string b) = ($"10.1.{++subnet}.1", $"10.1.{subnet}.2");
                (string one, string other) = (routers[i].Inside, routers[j].Inside);
                NetworkLab.Ip($"link add to{j + 1} netns {one} type veth peer name to{i + 1} netns {other}");
                NetworkLab.Ip($"-n {one} address add {a}/30 dev to{j + 1}");
                NetworkLab.Ip($"-n {other} address add {b}/30 dev to{i + 1}");
                NetworkLab.Ip($"-n {one} link set to{j + 1} up");
                NetworkLab.Ip($"-n {other} link set to{i + 1} up");
                routers[i].AddLink(j, a, b);
                routers[j].AddLink(i, b, a);
            }
        }
    }

    private static void SetLink(BirdRouter[] routers, bool up) =>
        NetworkLab.Ip($"-n {routers[5].Inside} link set to3 {(up ? "up" : "down")}");

    // What is expected is both written out and solved.
    private static void AssertEnd(
        NetworkLab lab,
        AsGraph graph,
        BirdRouter[] routers,
        int[] announcers,
        params string[] expected
    )
    {
        Announcement[] announcements = [.. announcers.Select(one => new Announcement { Announcer = At(one) })];
        PrefixRoutes routes = new PropagationSolver(graph).Solve(announcements);
        string[] solved = [.. Enumerable.Range(0, graph.Count).Select(i => Text(routes.PathOf(i)))];
        Assert.That(solved, Is.EqualTo(expected));

        string all = string.Join(", ", expected);
        string Real() => string.Join(", ", routers.Select(router => Short(router.BestPath())));
        lab.WaitUntil("paths of the routers", all, Real);
        Thread.Sleep(300);
        Assert.That(Real(), Is.EqualTo(all), "and it stays so");
    }

    private static string Text(IReadOnlyList<Asn> path) => string.Join(' ', path.Select(asn => asn.Value - Base));

    private static string Short(string path) => path.Replace("645", "").Replace(" 0", " ").TrimStart('0');
}
