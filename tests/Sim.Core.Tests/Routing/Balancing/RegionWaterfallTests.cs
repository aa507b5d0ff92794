using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Routing.Balancing;

namespace Sim.Core.Tests.Routing.Balancing;

public sealed class RegionWaterfallTests
{
    [Test]
    public void Regions_are_ordered_by_round_trip_and_ties_by_index()
    {
        SimDuration[] times = [.. new double[] { 30, 10, 20, 5, 5, 1 }.Select(SimDuration.FromMilliseconds)];
        int[] nearest = new int[6];

        RegionWaterfall.OrderByRoundTrip(times, regions: 3, nearest);

        Assert.That(nearest, Is.EqualTo(new[] { 1, 2, 0, 2, 0, 1 }));
    }

    [Test]
    public void What_finds_no_room_in_the_nearest_region_flows_on_to_the_next()
    {
        // 1000 rps, nearest first: region 1 (600), region 0 (300), region 2 (500).
        Flow flow = Flow.Of([1000], [300, 600, 500], [1, 0, 2]);

        Assert.That(flow.Sent, Is.EqualTo(new double[] { 300, 600, 100 }));
    }

    [Test]
    public void Edges_share_scarce_room_in_proportion_to_what_they_bring()
    {
        // Both prefer region 0 with 600 of 1200: each places half. Region 1 is far enough for all the rest.
        Flow flow = Flow.Of([900, 300], [600, 5000], [0, 1, 0, 1]);

        Assert.That(flow.Sent, Is.EqualTo(new double[] { 450, 450, 150, 150 }));
    }

    [Test]
    public void Overflow_takes_only_what_the_near_edges_leave()
    {
        // Edge 1 fills 400 of the 500 of its region 1 before the overflow of edge 0 (700 - 200) asks: 100 find room,
        // 400 go on.
        Flow flow = Flow.Of([700, 400], [200, 500, 1000], [0, 1, 2, 1, 0, 2]);

        Assert.That(flow.Sent, Is.EqualTo(new double[] { 200, 100, 400, 0, 400, 0 }));
    }

    [Test]
    public void When_every_region_is_full_the_excess_goes_to_the_nearest_healthy_one()
    {
        // Nearest is drained; the next takes its 200 and the excess of 500 on top; the farthest is filled to its
        // target.
        Flow flow = Flow.Of([1000], [0, 200, 300], [0, 1, 2]);

        Assert.That(flow.Sent, Is.EqualTo(new double[] { 0, 700, 300 }));
        Assert.That(flow.Unserved, Is.EqualTo(new double[] { 0 }));
    }

    [Test]
    public void Without_a_healthy_region_nothing_is_served()
    {
        Flow flow = Flow.Of([1000, 10], [0, 0], [0, 1, 1, 0]);

        Assert.That(flow.Sent, Is.All.Zero);
        Assert.That(flow.Unserved, Is.EqualTo(new double[] { 1000, 10 }));
    }

    [Test]
    public void The_explanation_names_the_rule_of_each_stream()
    {
        Explanation why = new();
        RequestRate[] demand = [new(1000)];
        RequestRate[] capacity = [new(200), new(300)];

        RegionWaterfall.Allocate(demand, capacity, [0, 1], new RequestRate[2], new RequestRate[1], why);

        Assert.That(
            why.Steps.Select(step => $"{step.Subject}: {step.Rule}"),
            Is.EqualTo(
                new[]
                {
                    "edge 0 to region 0: nearest",
                    "edge 0 to region 1: overflow to choice 2",
                    "edge 0 to region 0: every region is full",
                }
            )
        );
    }

    [Test]
    public void Lengths_that_do_not_match_are_refused() =>
        Assert.That(
            () =>
                RegionWaterfall.Allocate(
                    new RequestRate[2],
                    new RequestRate[2],
                    [0, 1],
                    new RequestRate[4],
                    new RequestRate[2]
                ),
            Throws.ArgumentException
        );

    [Law]
    public Property Every_request_is_sent_once_or_counted_as_unserved() =>
        Laws(flow =>
            Enumerable
                .Range(0, flow.Edges)
                .All(edge => Near(flow.Demand[edge], flow.Row(edge).Sum() + flow.Unserved[edge]))
            && flow.Sent.Concat(flow.Unserved).All(rate => rate >= 0)
            && (flow.Capacity.Sum() == 0 || flow.Unserved.Sum() == 0)
        );

    [Law]
    public Property No_region_is_above_its_target_while_another_has_room() =>
        Laws(flow =>
        {
            bool over = Enumerable.Range(0, flow.Regions).Any(r => flow.Load(r) > flow.Capacity[r] * (1 + 1e-9) + 1e-9);
            bool room = Enumerable.Range(0, flow.Regions).Any(r => flow.Load(r) < flow.Capacity[r] * (1 - 1e-9));
            return !over || !room;
        });

    [Law]
    public Property A_drained_region_receives_nothing() =>
        Laws(flow => Enumerable.Range(0, flow.Regions).All(r => flow.Capacity[r] > 0 || flow.Load(r) == 0));

    [Law]
    public Property An_edge_passes_only_regions_that_are_full() =>
        Laws(flow =>
        {
            for (int edge = 0; edge < flow.Edges; edge++)
            {
                for (int rank = 1; rank < flow.Regions; rank++)
                {
                    int[] passed = flow.Nearest[(edge * flow.Regions)..(edge * flow.Regions + rank)];
                    int taken = flow.Nearest[edge * flow.Regions + rank];
                    if (flow.Row(edge)[taken] > 1e-6 && passed.Any(r => flow.Load(r) < flow.Capacity[r] * (1 - 1e-9)))
                    {
                        return false;
                    }
                }
            }
            return true;
        });

    [Law]
    public Property The_order_of_the_edges_does_not_matter() =>
        Laws(flow =>
        {
            int n = flow.Regions;
            int[] reversed = [.. Enumerable.Range(0, flow.Edges).Reverse()];
            Flow other = Flow.Of(
                [.. reversed.Select(edge => flow.Demand[edge])],
                flow.Capacity,
                [.. reversed.SelectMany(edge => flow.Nearest[(edge * n)..(edge * n + n)])]
            );
            return reversed.All(edge =>
                flow.Row(edge).Zip(other.Row(flow.Edges - 1 - edge)).All(pair => Near(pair.First, pair.Second))
            );
        });

    [Law]
    public Property More_demand_of_one_edge_relieves_no_region() =>
        Laws(flow =>
        {
            double[] more = [.. flow.Demand];
            more[0] += 100;
            Flow other = Flow.Of(more, flow.Capacity, flow.Nearest);
            // Up to the targets: beyond them the excess is where the nearest healthy region is.
            return Enumerable
                .Range(0, flow.Regions)
                .All(r =>
                    Math.Min(other.Load(r), flow.Capacity[r])
                    >= Math.Min(flow.Load(r), flow.Capacity[r]) * (1 - 1e-9) - 1e-6
                );
        });

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(1, Math.Max(a, b));

    private static Property Laws(Func<Flow, bool> law)
    {
        Gen<Flow> flows =
            from edges in Gen.Choose(1, 6)
            from regions in Gen.Choose(1, 5)
            from demand in Gen.Choose(0, 1000).ArrayOf(edges)
            from capacity in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 1500))).ArrayOf(regions)
            from orders in Gen.Shuffle(Enumerable.Range(0, regions).ToArray()).ArrayOf(edges)
            select Flow.Of(
                [.. demand.Select(rate => (double)rate)],
                [.. capacity.Select(rate => (double)rate)],
                [.. orders.SelectMany(order => order)]
            );
        return Prop.ForAll(flows.ToArbitrary(), law);
    }

    /// <summary>One allocation with its inputs, in plain numbers.</summary>
    private sealed record Flow(double[] Demand, double[] Capacity, int[] Nearest, double[] Sent, double[] Unserved)
    {
        public int Edges => Demand.Length;

        public int Regions => Capacity.Length;

        public double[] Row(int edge) => Sent[(edge * Regions)..((edge + 1) * Regions)];

        public double Load(int region) => Enumerable.Range(0, Edges).Sum(edge => Row(edge)[region]);

        public static Flow Of(double[] demand, double[] capacity, int[] nearest)
        {
            RequestRate[] sent = new RequestRate[demand.Length * capacity.Length];
            RequestRate[] unserved = new RequestRate[demand.Length];
            RegionWaterfall.Allocate(
                demand.Select(rate => new RequestRate(rate)).ToArray(),
                capacity.Select(rate => new RequestRate(rate)).ToArray(),
                nearest,
                sent,
                unserved
            );
            return new Flow(
                demand,
                capacity,
                nearest,
                [.. sent.Select(rate => rate.PerSecond)],
                [.. unserved.Select(rate => rate.PerSecond)]
            );
        }
    }
}
