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
    public void The_way_to_the_nearest_node_counts_with_its_detour()
    {
        // 2 degrees to A and 2 degrees from D: 1200 + 1200 + 2500 + 2 * 1.2 * 222.39016 = 5433.73638.
        NetworkPath path = _graph.PathBetween(East(-2), East(42));

        Assert.That(path.PathKilometers, Is.EqualTo(5433.73638).Within(1e-4));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "A", "B", "C", "D" }));
    }

    [Test]
    public void The_nearest_node_is_passed_by_when_the_second_lies_on_the_way()
    {
        // From 19 degrees to A: by C 1.2 * 111.19508 + 2400 = 2533.4; by B 1.2 * 9 * 111.19508 + 1200 = 2400.90687.
        NetworkPath path = _graph.PathBetween(East(19), East(0));

        Assert.That(path.PathKilometers, Is.EqualTo(2400.90687).Within(1e-4));
        Assert.That(path.Waypoints, Is.EqualTo(new[] { "B", "A" }));
    }

    [Test]
    public void Points_less_than_600_km_apart_are_joined_directly()
    {
        NetworkPath near = _graph.PathBetween(East(0), East(5.39));
        NetworkPath far = _graph.PathBetween(East(0), East(5.40));

        // 5.39 degrees are 599.34 km; 5.40 degrees are 600.45 km and lead over a node: 1.2 * 600.45 = 720.54.
        Assert.That(near.Waypoints, Is.Empty);
        Assert.That(near.PathKilometers, Is.EqualTo(599.34149).Within(1e-4));
        Assert.That(far.Waypoints, Has.Count.EqualTo(1));
        Assert.That(far.PathKilometers, Is.EqualTo(720.54413).Within(1e-4));
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
