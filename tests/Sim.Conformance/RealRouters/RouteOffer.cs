using System.Net;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Decision;

namespace Sim.Conformance.RealRouters;

/// <summary>What is offered to every judge: drawn, and the same in every run.</summary>
/// <remarks>
/// The routes of a prefix are equal in the first so many criteria and drawn in the others, so that every criterion has
/// much to decide.
/// </remarks>
internal sealed class RouteOffer
{
    /// <summary>Weight of a route of the router itself (FRR).</summary>
    public const int LocalWeight = 32768;

    public const int MostRoutes = 4;

    private static readonly IPAddress s_lost = new([10, 9, 99, 1]);

    // One is that of two neighbors, too.
    private static readonly IPAddress s_reflected = new([192, 0, 2, 101]);
    private static readonly IPAddress s_reflectedToo = new([192, 0, 2, 107]);

    // What a prefix has in common goes up to one of these.
    private const int Weight = 0;
    private const int Preference = 1;
    private const int Path = 2;
    private const int Origin = 3;
    private const int Med = 4;
    private const int Kind = 5;
    private const int Cost = 6;
    private const int RouterId = 7;
    private const int Clusters = 8;

    // To MED goes most: what is left of routes that are compared pair by pair depends on all of them.
    private static readonly int[] s_depths = [0, 1, 2, 3, Med, Med, Med, 5, 6, 7, 8, 9];

    private readonly Random _random;

    public RouteOffer(int seed, int count)
    {
        _random = new Random(seed);
        Prefixes = [.. Enumerable.Range(0, count).Select(DrawPrefix)];
    }

    /// <summary>Two of one network, two with one router id, and inside two with one router id.</summary>
    public IReadOnlyList<Neighbor> Neighbors { get; } =
    [
        At(11, 64501, "192.0.2.104"),
        At(12, 64501, "192.0.2.103"),
        At(13, 64502, "192.0.2.102"),
        At(14, 64503, "192.0.2.102"),
        At(15, 64502, "192.0.2.106"),
        At(16, Neighbor.Home.Value, "192.0.2.101"),
        At(17, Neighbor.Home.Value, "192.0.2.105"),
        At(18, Neighbor.Home.Value, "192.0.2.101"),
    ];

    public IReadOnlyList<InteriorRoute> Interior { get; } = [Inside(1, 10), Inside(2, 20), Inside(3, 10)];

    public IReadOnlyList<OfferedPrefix> Prefixes { get; }

    public static IPAddress JudgeAddress(int index) => new([10, 0, 0, (byte)(index + 1)]);

    private static Neighbor At(byte host, uint asn, string routerId) =>
        new(new IPAddress([10, 0, 0, host]), new Asn(asn), IPAddress.Parse(routerId));

    private static InteriorRoute Inside(byte number, uint metric) =>
        new(
            new IPNetwork(new IPAddress([10, 9, number, 0]), 24),
            new IPAddress([10, 9, number, 1]),
            new IPAddress([10, 0, 0, 16]),
            metric
        );

    private OfferedPrefix DrawPrefix(int number)
    {
        int depth = s_depths[number % s_depths.Length];
        bool? isExternal = depth > Kind ? _random.Next(2) == 0 : null;
        Neighbor[] candidates = [.. Neighbors.Where(one => one.IsExternal == (isExternal ?? one.IsExternal))];
        _random.Shuffle(candidates);
        int count = _random.Next(2, Math.Min(MostRoutes, candidates.Length) + 1);
        OfferedRoute common = Draw(candidates[0], -1, new OfferedRoute(candidates[0]));
        return new OfferedPrefix(
            $"172.{16 + (number / 256)}.{number % 256}.0/24",
            [.. candidates.Take(count).Select(neighbor => Draw(neighbor, depth, common))],
            IsLocal: depth <= Preference && _random.Next(3) == 0
        );
    }

    private OfferedRoute Draw(Neighbor neighbor, int depth, OfferedRoute common)
    {
        OfferedRoute route = common with { Neighbor = neighbor };
        int length = common.AsPath.Count;
        if (depth <= Weight)
        {
            route = route with { Weight = Pick(0, 0, 0, 10, LocalWeight) };
        }
        if (depth <= Preference)
        {
            route = route with { LocalPreference = Pick<uint>(100, 100, 200) };
        }
        if (depth <= Path)
        {
            length = Pick(neighbor.IsExternal ? 1 : 0, 1, 2, 2, 3);
        }
        if (depth <= Origin)
        {
            route = route with { Origin = Pick(BgpOrigin.Igp, BgpOrigin.Igp, BgpOrigin.Egp, BgpOrigin.Incomplete) };
        }
        if (depth <= Med)
        {
            route = route with { Med = Pick<uint?>(null, 0, 10, 20) };
        }
        route = neighbor.IsExternal
            ? route with
            {
                NextHop = null,
                IgpMetric = 0,
                OriginatorId = null,
                ClusterListLength = 0,
            }
            : DrawInside(route, depth);
        return route with { AsPath = DrawPath(neighbor, length) };
    }

    private OfferedRoute DrawInside(OfferedRoute route, int depth)
    {
        if (depth <= Cost)
        {
            InteriorRoute interior = Interior[_random.Next(Interior.Count)];
            // Never those of all neighbors.
            bool isLost = depth >= Weight && route.Neighbor == Neighbors[^1] && _random.Next(4) == 0;
            route = route with
            {
                NextHop = isLost ? s_lost : interior.NextHop,
                IgpMetric = isLost ? null : interior.Metric,
            };
        }
        if (depth <= RouterId)
        {
            route = route with { OriginatorId = Pick<IPAddress?>(null, null, s_reflected, s_reflectedToo) };
        }
        if (depth <= Clusters)
        {
            route = route with { ClusterListLength = _random.Next(3) };
        }
        return route;
    }

    // From inside come routes of several networks, now and then one that began there.
    private Asn[] DrawPath(Neighbor neighbor, int length)
    {
        if (length == 0)
        {
            return [];
        }
        uint first = neighbor.IsExternal ? neighbor.Asn.Value : Pick<uint>(64501, 64502, 64503);
        uint[] path = [first, .. Enumerable.Range(0, length - 1).Select(_ => (uint)_random.Next(64510, 64520))];
        return [.. path.Select(number => new Asn(number))];
    }

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
