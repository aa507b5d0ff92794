using Sim.Core.Quantities;
using Sim.Core.Routing;
using Sim.Core.Scaling.NodeGroups;
using Sim.Core.Scaling.NodeGroups.Expanders;
using Sim.Core.Scaling.Scheduling;
using static Sim.Core.Tests.Scaling.NodeGroups.Cluster;

namespace Sim.Core.Tests.Scaling.NodeGroups;

/// <summary>The provider does not give what it was asked for: spot is preferred, standard is the way out.</summary>
public sealed class BackoffTests
{
    private static readonly NodeGroup[] s_groups = [Group("spot"), Group("standard")];

    private static readonly ClusterAutoscalerFlags s_flags = new()
    {
        Expanders = [new PriorityExpander([(20, "^spot"), (10, ".*")])],
    };

    private static readonly PodSpec[] s_pods = [Pod(8)];

    private static readonly ScaleUpRefusal s_stockOut = new("spot", ScaleUpRefusal.Cause.StockOut);

    private static string[] Scan(double seconds, ref ClusterState state, params ScaleUpRefusal[] refusals) =>
        Resizes(Decide(At(seconds) with { PendingPods = s_pods, Refusals = refusals }, ref state, s_groups, s_flags));

    [Test]
    public void A_stock_out_leads_to_the_next_option_for_five_minutes()
    {
        ClusterState state = default;

        Assert.That(Scan(0, ref state), Is.EqualTo(new[] { "spot 0->1" }));
        Assert.That(Scan(10, ref state, s_stockOut), Is.EqualTo(new[] { "standard 0->1" }));
        Assert.That(state.BackedOffUntil("spot", SimTime.FromSeconds(10)), Is.EqualTo(SimTime.FromSeconds(310)));
        Assert.That(Scan(309, ref state), Is.EqualTo(new[] { "standard 0->1" }));
        Assert.That(Scan(310, ref state), Is.EqualTo(new[] { "spot 0->1" }));
    }

    [Test]
    public void Each_failure_after_the_pause_doubles_it_up_to_half_an_hour()
    {
        ClusterState state = default;
        List<double> minutes = [];
        double now = 0;
        for (int i = 0; i < 5; i++)
        {
            Scan(now, ref state, s_stockOut);
            minutes.Add(state.Backoffs.Single().Duration.TotalSeconds / 60);
            now += state.Backoffs.Single().Duration.TotalSeconds + 1;
        }

        Assert.That(minutes, Is.EqualTo(new[] { 5, 10, 20, 30, 30 }));
    }

    [Test]
    public void A_failure_during_the_pause_starts_it_anew_and_does_not_double_it()
    {
        ClusterState state = default;

        Scan(0, ref state, s_stockOut);
        Scan(60, ref state, s_stockOut);

        Assert.That(state.Backoffs.Single().Duration, Is.EqualTo(SimDuration.FromMinutes(5)));
        Assert.That(state.BackedOffUntil("spot", SimTime.FromSeconds(60)), Is.EqualTo(SimTime.FromSeconds(360)));
    }

    [Test]
    public void After_three_hours_a_failure_is_forgotten()
    {
        ClusterState state = default;

        Scan(0, ref state, s_stockOut);
        Scan(3 * 3600, ref state);
        Assert.That(state.Backoffs, Has.Count.EqualTo(1));
        Scan(3 * 3600 + 1, ref state);
        Assert.That(state.Backoffs, Is.Empty);
    }

    [Test]
    public void Nodes_that_arrive_forgive_the_failures_of_their_group()
    {
        ClusterState state = default;
        UpcomingNode upcoming = new(1, "spot", SimTime.FromSeconds(400));

        Scan(0, ref state, s_stockOut);
        Assert.That(Scan(400, ref state), Is.EqualTo(new[] { "spot 0->1" }));
        Decide(At(410) with { Upcoming = [upcoming] }, ref state, s_groups, s_flags);
        Assert.That(state.Backoffs, Has.Count.EqualTo(1));
        Decide(At(500) with { Nodes = Nodes(s_groups[0], s_pods) }, ref state, s_groups, s_flags);

        Assert.That(state.Backoffs, Is.Empty);
        Assert.That(state.Growing, Is.Empty);
    }

    [Test]
    public void A_node_that_is_not_ready_after_fifteen_minutes_is_given_up_and_the_next_group_is_asked()
    {
        ClusterState state = default;
        Explanation why = new();
        ClusterObservation waiting = At(900) with
        {
            PendingPods = s_pods,
            Upcoming = [new UpcomingNode(7, "spot", SimTime.Zero)],
        };

        ClusterDecision still = Decide(waiting, ref state, s_groups, s_flags);
        Assert.That(still.GivenUp, Is.Empty);
        Assert.That(still.Resizes, Is.Empty);

        ClusterDecision late = Decide(
            waiting with
            {
                Now = SimTime.FromSeconds(910),
            },
            ref state,
            s_groups,
            s_flags,
            why: why
        );
        Assert.That(late.GivenUp, Is.EqualTo(new[] { 7 }));
        Assert.That(Resizes(late), Is.EqualTo(new[] { "standard 0->1" }));
        Assert.That(why.Steps[0].Rule, Is.EqualTo("FailedScaleUp"));
        Assert.That(why.Steps[1].Reason, Is.EqualTo("in backoff after failed scale-up"));
    }
}
