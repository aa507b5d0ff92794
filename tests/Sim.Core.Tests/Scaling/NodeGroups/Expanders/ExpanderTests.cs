using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups.Expanders;

public sealed class ExpanderTests
{
    private static ExpansionOption Option(NodeGroup group, int nodes, params PodSpec[] pods) => new(group, nodes, pods);

    private static string[] Best(IExpander expander, params ExpansionOption[] options) =>
        [.. expander.Best(options, clusterNodes: 1).Select(option => option.Group.Id)];

    [Test]
    public void Least_waste_adds_the_unused_shares_of_cpu_and_memory()
    {
        PodSpec[] pods = Times(2, Pod(3, 12));
        ExpansionOption small = Option(Group("small", 4, 16), 2, pods); // (8 - 6) / 8 + (32 - 24) / 32 = 0.5
        ExpansionOption large = Option(Group("large", 8, 32), 1, pods); // the same
        ExpansionOption memory = Option(Group("memory", 8, 64), 1, pods); // 0.25 + (64 - 24) / 64 = 0.875

        Assert.That(LeastWasteExpander.Waste(small), Is.EqualTo(0.5));
        Assert.That(LeastWasteExpander.Waste(memory), Is.EqualTo(0.875));
        Assert.That(Best(new LeastWasteExpander(), memory, small, large), Is.EqualTo(new[] { "small", "large" }));
    }

    [Test]
    public void Least_waste_measures_against_the_whole_machine_and_not_what_it_leaves_to_pods()
    {
        // A pod of 4 cores and 16 GB: of 8 cores, 4 of which are for pods, it wastes half; of 5 cores a fifth.
        NodeGroup reserved = Group("reserved", 8) with
        {
            Template = Group("reserved", 4).Template,
        };

        Assert.That(
            Best(new LeastWasteExpander(), Option(reserved, 1, Pod(4, 16)), Option(Group("plain", 5), 1, Pod(4, 16))),
            Is.EqualTo(new[] { "plain" })
        );
    }

    [Test]
    public void Most_pods_and_least_nodes_count_what_they_say()
    {
        ExpansionOption few = Option(Group("few"), 1, Times(3, Pod(1)));
        ExpansionOption many = Option(Group("many"), 4, Times(5, Pod(1)));
        ExpansionOption more = Option(Group("more"), 3, Times(5, Pod(1)));

        Assert.That(Best(new MostPodsExpander(), few, many, more), Is.EqualTo(new[] { "many", "more" }));
        Assert.That(Best(new LeastNodesExpander(), few, many, more), Is.EqualTo(new[] { "few" }));
        Assert.That(Best(new RandomExpander(), few, many, more), Is.EqualTo(new[] { "few", "many", "more" }));
    }

    [Test]
    public void Priority_takes_the_highest_that_matches_and_everything_where_nothing_does()
    {
        PriorityExpander priority = new([(10, ".*-large$"), (50, "spot"), (20, "spot-.*")]);
        ExpansionOption large = Option(Group("web-large"), 1, Pod(1));
        ExpansionOption spot = Option(Group("spot-small"), 1, Pod(1));
        ExpansionOption other = Option(Group("other"), 1, Pod(1));

        Assert.That(Best(priority, other, large, spot), Is.EqualTo(new[] { "spot-small" }));
        Assert.That(Best(priority, other, large), Is.EqualTo(new[] { "web-large" }));
        Assert.That(Best(priority, other), Is.EqualTo(new[] { "other" }));
    }

    // At 1 USD per core and hour the stabilizing pod of half a core costs 0.50. One node is in the cluster: the
    // preferred machine has 1 core.
    //   two cores:  unfitness 2; 2 x (3 + 0.5) / (1.5 + 0.5) = 3.5
    //   one core:   unfitness 1; 1 x (2 x 2 + 0.5) / 2 = 2.25
    //   many:       16 nodes of two cores: tanh(15 / 15) = 0.761594, unfitness 1 + 1 x 0.238406; with 24 cores of pods
    //               1.238406 x 48.5 / 24.5 = 2.451538
    //   gpu:        1000 x (2 x 2 + 0.5) / 2 = 2250
    [Test]
    public void Price_weighs_the_cost_with_how_well_the_machine_suits_the_cluster()
    {
        PriceExpander price = new(usdPerCoreHour: 1, usdPerGibHour: 0, usdPerGpuHour: 0);
        PodSpec[] pods = Times(3, Pod(0.5));
        ExpansionOption two = Option(Group("two", 2) with { UsdPerHour = 3 }, 1, pods);
        ExpansionOption one = Option(Group("one", 1) with { UsdPerHour = 2 }, 2, pods);
        ExpansionOption many = Option(Group("many", 2) with { UsdPerHour = 3 }, 16, Times(48, Pod(0.5)));
        NodeGroup gpus = Group("gpu", 1);
        ExpansionOption gpu = Option(
            gpus with
            {
                UsdPerHour = 2,
                Template = gpus.Template with { Allocatable = Amounts(1, 4, gpus: 1) },
            },
            2,
            pods
        );

        Assert.That(price.Score(two, 1), Is.EqualTo(3.5));
        Assert.That(price.Score(one, 1), Is.EqualTo(2.25));
        Assert.That(price.Score(many, 1), Is.EqualTo(2.451538).Within(1e-6));
        Assert.That(price.Score(gpu, 1), Is.EqualTo(2250));
        Assert.That(Best(price, two, one, many, gpu), Is.EqualTo(new[] { "one" }));
    }

    [TestCase(2, 1)]
    [TestCase(3, 2)]
    [TestCase(20, 4)]
    [TestCase(60, 8)]
    [TestCase(200, 16)]
    [TestCase(201, 32)]
    public void The_preferred_machine_grows_with_the_cluster(int nodes, int cores)
    {
        PriceExpander price = new(usdPerCoreHour: 1, usdPerGibHour: 0);
        ExpansionOption fit = Option(Group("fit", cores) with { UsdPerHour = 1 }, 1, Pod(0.5));

        // A machine that suits counts its price alone: (1 + 0.5) / (0.5 + 0.5).
        Assert.That(price.Score(fit, nodes), Is.EqualTo(1.5));
    }

    [TestCase(0.0, "b")]
    [TestCase(0.49, "b")]
    [TestCase(0.5, "c")]
    public void A_chain_goes_on_until_one_is_left_and_the_draw_decides_the_rest(double draw, string expected)
    {
        // Three options for two pods of 8 cores: most pods keeps all, least nodes the two large ones.
        NodeGroup[] groups = [Group("a", 8), Group("b", 16), Group("c", 16, gigabytes: 64)];
        ClusterAutoscalerFlags flags = new() { Expanders = [new MostPodsExpander(), new LeastNodesExpander()] };
        ClusterState state = default;

        ClusterDecision decision = Decide(
            At(0) with
            {
                PendingPods = Times(2, Pod(8)),
            },
            ref state,
            groups,
            flags,
            draw
        );

        Assert.That(decision.Resizes.Single().GroupId, Is.EqualTo(expected));
    }

    [Test]
    public void A_spot_price_makes_the_same_machine_the_cheapest()
    {
        // e2-standard-4, us-central1: 0.13402 on demand and 0.04021 as spot.
        NodeGroup standard = Group("standard", 4, 16) with
        {
            UsdPerHour = 0.13402m,
        };
        NodeGroup spot = Group("spot", 4, 16) with { UsdPerHour = 0.04021m };

        Assert.That(
            Best(new PriceExpander(), Option(standard, 1, Pod(3, 12)), Option(spot, 1, Pod(3, 12))),
            Is.EqualTo(new[] { "spot" })
        );
    }
}
