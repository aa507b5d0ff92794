using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups;

/// <summary>Which groups are zones of one pool, and how nodes are shared among them.</summary>
public sealed class SimilarGroupsTests
{
    private static readonly NodeGroup s_group = Group("a", zone: "a");

    // 32 GB less 1.5 % are 31.52 GB.
    [TestCase(8, 32, true)]
    [TestCase(8, 31.52, true)]
    [TestCase(8, 31.51, false)]
    [TestCase(7.9, 32, false)]
    public void Cores_are_equal_and_memory_nearly(double cores, double gigabytes, bool similar)
    {
        NodeGroup other = Group("b", zone: "b") with { Capacity = Amounts(cores, gigabytes) };

        Assert.That(SimilarGroups.AreSimilar(s_group, other), Is.EqualTo(similar));
        Assert.That(SimilarGroups.AreSimilar(other, s_group), Is.EqualTo(similar));
    }

    // 8 cores less 5 % are 7.6.
    [TestCase(7.6, true)]
    [TestCase(7.59, false)]
    public void What_is_left_for_pods_is_within_five_percent(double cores, bool similar)
    {
        NodeGroup reserved = Group("b") with { Template = s_group.Template with { Allocatable = Amounts(cores, 32) } };
        PodSpec daemon = Pod(8 - cores) with { IsDaemonSet = true };
        NodeGroup taken = Group("c") with { Template = s_group.Template with { Pods = [daemon] } };

        Assert.That(SimilarGroups.AreSimilar(s_group, reserved), Is.EqualTo(similar));
        Assert.That(SimilarGroups.AreSimilar(s_group, taken), Is.EqualTo(similar));
    }

    [Test]
    public void Labels_are_the_same_but_for_zone_and_region()
    {
        NodeGroup Labeled(params (string Key, string Value)[] labels) =>
            s_group with
            {
                Template = s_group.Template with { Labels = labels.ToDictionary(one => one.Key, one => one.Value) },
            };

        Assert.That(SimilarGroups.AreSimilar(s_group, Labeled((NodeLabels.Region, "eu"))), Is.True);
        Assert.That(SimilarGroups.AreSimilar(s_group, Labeled(("pool", "web"))), Is.False);
        Assert.That(SimilarGroups.AreSimilar(Labeled(("pool", "web")), Labeled(("pool", "batch"))), Is.False);
    }

    [Test]
    public void A_group_of_a_machine_has_its_capacity_and_leaves_what_gke_leaves()
    {
        MachineType machine = MachineType.Parse("n2-standard-8");

        NodeGroup group = NodeGroup.Of("pool", machine, max: 3, "europe-west1-b", Amounts(0.5, 1));

        // Of 8 cores, 60 + 10 + 2 x 5 + 4 x 2.5 = 90 thousandths are reserved.
        Assert.That(group.Capacity, Is.EqualTo(new ResourceList(8000, new ByteSize(32.0 * 1024 * 1024 * 1024))));
        Assert.That(group.Template.Allocatable.CpuMilli, Is.EqualTo(7910));
        Assert.That(new ClusterSnapshot([group.Template]).Free(0).CpuMilli, Is.EqualTo(7410));
        Assert.That(group.Template.Labels[NodeLabels.Zone], Is.EqualTo("europe-west1-b"));
        Assert.That(group.HasGpu, Is.False);
    }

    [Law]
    public bool Zones_that_grow_together_differ_by_at_most_one_below_their_maxima(byte more, byte[] sizes)
    {
        NodeGroup[] zones = [Group("a", zone: "a"), Group("b", zone: "b", max: 7), Group("c", zone: "c")];
        int like = sizes.Length % 5;
        ClusterState state = default;
        ClusterObservation observation = At(0) with
        {
            Nodes = [.. zones.SelectMany(zone => Nodes(zone, [.. Enumerable.Repeat(Times(1, Pod(8)), like)]))],
            PendingPods = Times(more % 20, Pod(8)),
        };

        ClusterDecision decision = Decide(observation, ref state, zones, draw: more / 256.0);

        int[] after =
        [
            .. zones.Select(zone =>
                like + decision.Resizes.Where(one => one.GroupId == zone.Id).Sum(one => one.To - one.From)
            ),
        ];
        return decision.Added == Math.Min(more % 20, 27 - (3 * like))
            && (after.Max() - after.Min() <= 1 || (after[1] == 7 && Math.Abs(after[0] - after[2]) <= 1));
    }
}
