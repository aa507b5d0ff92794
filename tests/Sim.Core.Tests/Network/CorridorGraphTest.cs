using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

// On the equator one degree is 6371.0088 km * pi / 180 = 111.19508 km.
//
//   A(0) --1200-- B(10) --1200-- C(20) --2500-- D(40)
//   A ------------3000---------- C
public class CorridorGraphTest
{
    private static readonly CorridorNode[] s_nodes = [Node("A", 0), Node("B", 10), Node("C", 20), Node("D", 40)];

    private static readonly CorridorEdge[] s_edges =
    [
        new("A", "B", 1200),
        new("C", "B", 1200),
        new("C", "D", 2500),
        new("A", "C", 3000),
    ];

    private readonly CorridorGraph _graph = new(s_nodes, s_edges);

    [Test]
    public void Two_short_corridors_beat_a_long_one()
    {
        NetworkPath path = _graph.PathBetween(East(0), East(20));

        Assert.That(path.PathKilometers, Is.EqualTo(2400));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "A", "B", "C" }));
        Assert.That(path.DirectKilometers, Is.EqualTo(2223.9016).Within(1e-4));
    }

    [Test]
    public void The_way_to_the_nearest_node_counts_as_land()
    {
        // 2 degrees to A and 2 degrees from D: 1200 + 1200 + 2500 + 2 * 1.3 * 222.39016 = 5478.21442.
        NetworkPath path = _graph.PathBetween(East(-2), East(42));

        Assert.That(path.PathKilometers, Is.EqualTo(5478.21442).Within(1e-4));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "A", "B", "C", "D" }));
    }

    [Test]
    public void The_nearest_node_is_passed_by_when_one_not_twice_as_far_lies_on_the_way()
    {
        // From 15.5 degrees to A: by C 1.3 * 4.5 * 111.19508 + 2400 = 3050.5; by B, 5.5 degrees away,
        // 1.3 * 5.5 * 111.19508 + 1200 = 1995.04482.
        NetworkPath path = _graph.PathBetween(East(15.5), East(0));

        Assert.That(path.PathKilometers, Is.EqualTo(1995.04482).Within(1e-4));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "B", "A" }));
    }

    [Test]
    public void A_node_more_than_twice_as_far_as_the_nearest_is_no_way_in()
    {
        // From 17 degrees to A: C is 3 degrees away, B is 7: 1.3 * 3 * 111.19508 + 2400 = 2833.66081, though the way by
        // B would be 1.3 * 7 * 111.19508 + 1200 = 2211.9.
        NetworkPath path = _graph.PathBetween(East(17), East(0));

        Assert.That(path.PathKilometers, Is.EqualTo(2833.66081).Within(1e-4));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "C", "B", "A" }));
    }

    [Test]
    public void Points_less_than_300_km_apart_are_joined_over_land()
    {
        NetworkPath near = _graph.PathBetween(East(1.5), East(4.19));
        NetworkPath far = _graph.PathBetween(East(1.5), East(4.20));

        // 2.69 degrees are 299.11 km, on land 1.3 * 299.11 = 388.85. 2.70 degrees are 300.22 km and lead over the node
        // at 0: 1.3 * (1.5 + 4.2) * 111.19508 = 823.95553.
        Assert.That(near.Waypoints, Is.Empty);
        Assert.That(near.PathKilometers, Is.EqualTo(388.84920).Within(1e-4));
        Assert.That(far.Waypoints, Is.EqualTo(new[] { "A" }));
        Assert.That(far.PathKilometers, Is.EqualTo(823.95553).Within(1e-4));
    }

    [Test]
    public void A_kilometer_on_land_counts_1_3()
    {
        CorridorGraph graph = new(s_nodes, [.. s_edges, new("A", "B", 900, CorridorKind.Land, "road")]);

        // 1.3 * 900 = 1170 beats 1200 at sea.
        Assert.That(graph.PathKilometers(East(0), East(10)), Is.EqualTo(1170).Within(1e-9));
        Assert.That(graph.PathBetween(East(0), East(10)).Legs[1], Is.EqualTo(new PathLeg("A", "B", 900, 1170, "road")));
    }

    [Test]
    public void The_legs_lead_from_one_point_to_the_other()
    {
        NetworkPath path = _graph.PathBetween(East(-2), East(22));

        Assert.That(
            path.Legs.Select(leg => (leg.From, leg.To)),
            Is.EqualTo(new (string?, string?)[] { (null, "A"), ("A", "B"), ("B", "C"), ("C", null) })
        );
        Assert.That(path.Legs.Sum(leg => leg.FiberKilometers), Is.EqualTo(path.PathKilometers).Within(1e-9));
        Assert.That(path.Legs[0].Kilometers, Is.EqualTo(222.39016).Within(1e-4));
    }

    [Test]
    public void A_corridor_that_claims_to_be_shorter_than_the_great_circle_does_not_beat_it()
    {
        CorridorGraph graph = new(s_nodes, [.. s_edges, new("A", "D", 1)]);

        // 40 degrees: 4447.80321 km.
        Assert.That(graph.PathKilometers(East(0), East(40)), Is.EqualTo(4447.80321).Within(1e-4));
    }

    [Test]
    public void The_shorter_of_two_corridors_between_the_same_nodes_is_used()
    {
        CorridorGraph graph = new(s_nodes, [.. s_edges, new("B", "A", 1150), new("A", "B", 1190)]);

        Assert.That(graph.PathKilometers(East(0), East(10)), Is.EqualTo(1150));
    }

    [Test]
    public void Cutting_a_corridor_leads_the_traffic_over_the_next_best()
    {
        CorridorEdge[] edges = [.. s_edges, new("A", "C", 2450)];
        CorridorGraph cut = new(s_nodes, [.. edges.Where(edge => edge.A != "A" || edge.B != "B")]);

        Assert.That(new CorridorGraph(s_nodes, edges).PathKilometers(East(0), East(20)), Is.EqualTo(2400));
        Assert.That(cut.PathKilometers(East(0), East(20)), Is.EqualTo(2450));
    }

    [Test]
    public void A_graph_in_two_parts_is_refused_with_a_node_of_each()
    {
        Assert.That(
            () => new CorridorGraph(s_nodes, s_edges[..2]),
            Throws.ArgumentException.With.Message.Contains("No corridor leads from A to D.")
        );
    }

    [TestCase("A", "X", 10, "Corridor node X is unknown.")]
    [TestCase("A", "A", 10, "Corridor A-A must join two nodes and be longer than 0 km.")]
    [TestCase("A", "B", 0, "Corridor A-B must join two nodes and be longer than 0 km.")]
    [TestCase("A", "B", double.NaN, "Corridor A-B must join two nodes and be longer than 0 km.")]
    public void A_corridor_that_cannot_be_is_refused(string a, string b, double kilometers, string message)
    {
        Assert.That(
            () => new CorridorGraph(s_nodes, [.. s_edges, new(a, b, kilometers)]),
            Throws.ArgumentException.With.Message.Contains(message)
        );
    }

    [Test]
    public void Two_nodes_of_one_name_are_refused()
    {
        Assert.That(
            () => new CorridorGraph([.. s_nodes, Node("B", 12)], s_edges),
            Throws.ArgumentException.With.Message.Contains("Corridor node B is named twice.")
        );
    }

    [Test]
    public void An_access_of_another_graph_is_refused()
    {
        CorridorAccess foreign = new CorridorGraph(s_nodes, s_edges).AccessFrom(East(0));

        Assert.That(() => _graph.PathKilometers(_graph.AccessFrom(East(1)), foreign), Throws.ArgumentException);
    }

    private static CorridorNode Node(string id, double longitude) => new(id, East(longitude));

    private static GeoPoint East(double longitude) => new(0, longitude);
}
