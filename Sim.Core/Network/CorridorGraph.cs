using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>
/// Waypoint metros joined by cables and terrestrial routes; answers how long the way between any two points is.
/// </summary>
/// <remarks>
/// <para>
/// Ways are measured in kilometers of fiber: the great circle at sea, 1.3 times that on land, where fiber follows roads
/// and rails. (1.3 is a judgment: of 1.0 to 1.5 it fits measured round trips best.) The shortest ways between all nodes
/// are found once, in the constructor (Floyd-Warshall, n^3).
/// </para>
/// <para>
/// Points less than 300 km apart are joined directly over land. For others the way is the least over up to three nodes
/// near each end, none of them more than twice as far as the nearest, of the way over land to the node, between the
/// nodes, and from the node. Symmetric and pure. Not modeled: capacity of cables, policy of their owners, diversity.
/// </para>
/// </remarks>
public sealed class CorridorGraph
{
    private const double DirectBelowKilometers = 300;
    private const double LandDetour = 1.3;
    private const int NearestNodes = 3;

    // A node farther than this many times the nearest is on the other side of a sea or a border that is closed.
    private const double FarthestOverNearest = 2;

    private readonly string[] _ids;
    private readonly GeoPoint[] _locations;
    private readonly UnitVector[] _directions;

    // Row-major n x n: fiber of the shortest way, and the first node after the row's node on it.
    private readonly double[] _kilometers;
    private readonly int[] _next;

    // The shortest corridor between two nodes that one joins, by its place in the matrices.
    private readonly Dictionary<int, CorridorEdge> _corridors = [];

    /// <param name="nodes">At least one; ids unique.</param>
    /// <param name="edges">Their ends must be among the nodes; they must join all nodes into one graph.</param>
    /// <exception cref="ArgumentException">One of these conditions does not hold; the message names the
    /// node.</exception>
    public CorridorGraph(IReadOnlyList<CorridorNode> nodes, IReadOnlyList<CorridorEdge> edges)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(edges);
        if (nodes.Count == 0)
        {
            throw new ArgumentException("A corridor graph needs a node.", nameof(nodes));
        }
        _ids = [.. nodes.Select(node => node.Id)];
        _locations = [.. nodes.Select(node => node.Location)];
        _directions = [.. _locations.Select(UnitVector.Of)];
        (_kilometers, _next) = AdjacencyOf(edges);
        FindShortestWays();
        int lost = Array.FindIndex(_kilometers, 0, _ids.Length, double.IsPositiveInfinity);
        if (lost >= 0)
        {
            throw new ArgumentException($"No corridor leads from {_ids[0]} to {_ids[lost]}.", nameof(edges));
        }
    }

    /// <summary>Finds the nodes nearest to a point; worth keeping when many paths begin there.</summary>
    public CorridorAccess AccessFrom(GeoPoint point)
    {
        UnitVector direction = UnitVector.Of(point);
        int count = Math.Min(NearestNodes, _ids.Length);
        int[] nearest = new int[count];
        double[] cosines = new double[count];
        Array.Fill(cosines, double.NegativeInfinity);
        for (int node = 0; node < _directions.Length; node++)
        {
            double cosine = direction.Dot(_directions[node]);
            int place = count;
            while (place > 0 && cosine > cosines[place - 1])
            {
                place--;
            }
            if (place < count)
            {
                Array.Copy(nearest, place, nearest, place + 1, count - place - 1);
                Array.Copy(cosines, place, cosines, place + 1, count - place - 1);
                (nearest[place], cosines[place]) = (node, cosine);
            }
        }
        double[] kilometers = [.. nearest.Select(node => LandDetour * point.KilometersTo(_locations[node]))];
        int near = Array.FindLastIndex(kilometers, far => far <= FarthestOverNearest * kilometers[0]) + 1;
        return new CorridorAccess(this, point, nearest[..near], kilometers[..near]);
    }

    /// <summary>Fiber of the way, not below the great-circle distance.</summary>
    public double PathKilometers(GeoPoint a, GeoPoint b) => PathKilometers(AccessFrom(a), AccessFrom(b));

    /// <inheritdoc cref="PathKilometers(GeoPoint, GeoPoint)"/>
    /// <exception cref="ArgumentException">An access belongs to another graph.</exception>
    public double PathKilometers(CorridorAccess a, CorridorAccess b) => Shortest(a, b).Kilometers;

    /// <summary>The way with its waypoints.</summary>
    public NetworkPath PathBetween(GeoPoint a, GeoPoint b)
    {
        double direct = a.KilometersTo(b);
        (double kilometers, int from, int to) = Shortest(AccessFrom(a), AccessFrom(b));
        if (from < 0)
        {
            return new NetworkPath(direct, kilometers, []) { Legs = [new PathLeg(null, null, direct, kilometers, "")] };
        }
        List<string> waypoints = [_ids[from]];
        List<PathLeg> legs = [Access(null, _ids[from], a.KilometersTo(_locations[from]))];
        for (int node = from; node != to; node = _next[(node * _ids.Length) + to])
        {
            int next = _next[(node * _ids.Length) + to];
            CorridorEdge corridor = _corridors[(node * _ids.Length) + next];
            legs.Add(new PathLeg(_ids[node], _ids[next], corridor.Kilometers, FiberOf(corridor), corridor.Route));
            waypoints.Add(_ids[next]);
        }
        legs.Add(Access(_ids[to], null, _locations[to].KilometersTo(b)));
        return new NetworkPath(direct, kilometers, waypoints) { Legs = legs };
    }

    private static PathLeg Access(string? from, string? to, double kilometers) =>
        new(from, to, kilometers, LandDetour * kilometers, "");

    private static double FiberOf(CorridorEdge corridor) =>
        corridor.Kind == CorridorKind.Land ? LandDetour * corridor.Kilometers : corridor.Kilometers;

    private (double Kilometers, int From, int To) Shortest(CorridorAccess a, CorridorAccess b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Graph != this || b.Graph != this)
        {
            throw new ArgumentException(
                "The access belongs to another graph.",
                a.Graph == this ? nameof(b) : nameof(a)
            );
        }
        double direct = a.Point.KilometersTo(b.Point);
        if (direct < DirectBelowKilometers)
        {
            return (LandDetour * direct, -1, -1);
        }
        (double Kilometers, int From, int To) best = (double.PositiveInfinity, -1, -1);
        for (int i = 0; i < a.Nodes.Length; i++)
        {
            for (int j = 0; j < b.Nodes.Length; j++)
            {
                // The two ends are added first, so that both directions round alike.
                double kilometers =
                    _kilometers[(a.Nodes[i] * _ids.Length) + b.Nodes[j]] + (a.Kilometers[i] + b.Kilometers[j]);
                if (kilometers < best.Kilometers)
                {
                    best = (kilometers, a.Nodes[i], b.Nodes[j]);
                }
            }
        }
        return best with { Kilometers = Math.Max(best.Kilometers, direct) };
    }

    private (double[] Kilometers, int[] Next) AdjacencyOf(IReadOnlyList<CorridorEdge> edges)
    {
        int n = _ids.Length;
        double[] kilometers = new double[n * n];
        int[] next = new int[n * n];
        Array.Fill(kilometers, double.PositiveInfinity);
        Dictionary<string, int> indexes = new(StringComparer.Ordinal);
        for (int node = 0; node < n; node++)
        {
            kilometers[(node * n) + node] = 0;
            next[(node * n) + node] = node;
            if (!indexes.TryAdd(_ids[node], node))
            {
                throw new ArgumentException($"Corridor node {_ids[node]} is named twice.", nameof(edges));
            }
        }
        foreach (CorridorEdge edge in edges)
        {
            int a = IndexOf(edge.A);
            int b = IndexOf(edge.B);
            if (a == b || !(edge.Kilometers > 0 && double.IsFinite(edge.Kilometers)))
            {
                throw new ArgumentException(
                    $"Corridor {edge.A}-{edge.B} must join two nodes and be longer than 0 km.",
                    nameof(edges)
                );
            }
            if (FiberOf(edge) < kilometers[(a * n) + b])
            {
                kilometers[(a * n) + b] = kilometers[(b * n) + a] = FiberOf(edge);
                _corridors[(a * n) + b] = _corridors[(b * n) + a] = edge;
                (next[(a * n) + b], next[(b * n) + a]) = (b, a);
            }
        }
        return (kilometers, next);

        int IndexOf(string id) =>
            indexes.TryGetValue(id, out int index)
                ? index
                : throw new ArgumentException($"Corridor node {id} is unknown.", nameof(edges));
    }

    private void FindShortestWays()
    {
        int n = _ids.Length;
        for (int via = 0; via < n; via++)
        {
            for (int from = 0; from < n; from++)
            {
                double first = _kilometers[(from * n) + via];
                for (int to = 0; to < n; to++)
                {
                    double kilometers = first + _kilometers[(via * n) + to];
                    if (kilometers < _kilometers[(from * n) + to])
                    {
                        _kilometers[(from * n) + to] = kilometers;
                        _next[(from * n) + to] = _next[(from * n) + via];
                    }
                }
            }
        }
    }
}
