using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Tests.Routing.Bgp;
using static Sim.Core.Tests.Models.Bgp.Speakers;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>How long packets are lost when a link dies, and where they go meanwhile.</summary>
public sealed class FailureTests
{
    //  2 --- 3    1 buys from both, 4 from 2
    //  | \   |
    //  4   \ |
    //        1
    private static NetworkRules Rules() => new(Graphs.Of("2>1 3>1 2-3 2>4"));

    private static IEnumerable<TestCaseData> Detections()
    {
        // Silence since the last sign of life is up to an interval: a third of the hold time, a packet of BFD.
        yield return new TestCaseData(FailureDetection.Default, 60.0, 90.0).SetName("A hold time of 90 s");
        yield return new TestCaseData(FailureDetection.HoldTimer(Seconds(9)), 6.0, 9.0).SetName("A hold time of 9 s");
        yield return new TestCaseData(FailureDetection.Bfd(Milliseconds(300), 3), 0.6, 0.9).SetName("BFD");
        yield return new TestCaseData(FailureDetection.Immediate, 0.0, 0.0).SetName("An interface that goes down");
    }

    [TestCaseSource(nameof(Detections))]
    public void Packets_are_lost_until_the_dead_link_is_noticed(FailureDetection detection, double least, double most)
    {
        Speakers speakers = new(Rules(), Plain with { Detection = detection });
        speakers.Announce(1);

        ConvergenceResult result = speakers.Model.Converge(() => speakers.Model.FailLink(Index(2), Index(1)));

        // 2 knows another way as soon as it notices; 4 sits behind 2; 3 has its own link.
        double lost = result.DroppedFor[Index(2)].TotalSeconds;
        Assert.That(lost, Is.InRange(least, most));
        Assert.That(result.DroppedFor[Index(4)], Is.EqualTo(result.DroppedFor[Index(2)]));
        Assert.That(result.DroppedFor[Index(3)], Is.EqualTo(SimDuration.Zero));
        Assert.That(speakers.Model.RouteOf(Index(2)), Is.EqualTo("3 1"));

        int Index(uint asn) => ((NetworkRules)speakers.Rules).Graph.IndexOf(new Asn(asn));
    }

    [Test]
    public void A_link_that_is_back_before_anybody_notices_costs_no_message()
    {
        Speakers speakers = new(Rules(), Plain with { Detection = FailureDetection.Default });
        speakers.Announce(1);

        ConvergenceResult result = speakers.Model.Converge(() =>
        {
            speakers.Model.FailLink(1, 0);
            speakers.Kernel.RunUntil(speakers.Kernel.Now + Seconds(20));
            speakers.Model.RepairLink(1, 0);
        });

        Assert.That(result.Messages, Is.Zero);
        Assert.That(speakers.Model.FateOf(1), Is.EqualTo(PacketFate.Delivered));
    }

    //  1 is the origin. When it goes, 2 and 3 fall back on each other's dead route.
    [Test]
    public void Networks_that_fall_back_on_each_other_loop()
    {
        Speakers speakers = new(new NetworkRules(Graphs.Of("1-2 1-3 2-3"), AsPolicy.ShortestPath));
        speakers.Announce(1);

        ConvergenceResult result = speakers.Withdraw(1);

        // Both hear of it after 10 ms and send to each other; the news that this was wrong comes 10 ms later.
        Assert.That(result.LoopingFor[1], Is.EqualTo(Milliseconds(10)));
        Assert.That(result.LoopingFor[2], Is.EqualTo(Milliseconds(10)));
        Assert.That(result.LoopingFor[0], Is.EqualTo(SimDuration.Zero));
    }

    [Test]
    public void The_timeline_adds_up_to_what_was_counted()
    {
        Speakers speakers = new(new NetworkRules(Clique(6), AsPolicy.ShortestPath), Plain with { Mrai = Seconds(30) });
        speakers.Announce(1);

        ConvergenceResult result = speakers.Withdraw(1);

        Assert.That(result.Timeline.Sum(step => step.Announcements), Is.EqualTo(result.Announcements));
        Assert.That(result.Timeline.Sum(step => step.Withdrawals), Is.EqualTo(result.Withdrawals));
        Assert.That(result.Timeline.Sum(step => step.Changes), Is.EqualTo(result.RouteChanges));
        Assert.That(
            result.Timeline.Sum(step => step.Looping * step.Length.TotalSeconds),
            Is.EqualTo(result.LoopingFor.Sum(one => one.TotalSeconds)).Within(1e-6)
        );
        Assert.That(
            result.Timeline.Select(step => step.Delivered + step.Dropped + step.Looping),
            Has.All.EqualTo(6).Within(1e-9)
        );
    }

    [Test]
    public void Messages_cost_no_memory_once_routes_are_known()
    {
        var rules = new NetworkRules(Clique(7), AsPolicy.ShortestPath);
        Speakers speakers = new(rules, Plain with { Mrai = Seconds(30) });
        var announcement = new Announcement { Announcer = new Asn(1) };
        long allocated = long.MaxValue;
        for (int round = 0; round < 4; round++)
        {
            speakers.Model.Reconsider(rules.Announce(announcement));
            Run();
            speakers.Model.Reconsider(rules.Withdraw(new Asn(1)));
            long before = GC.GetAllocatedBytesForCurrentThread();
            Run();
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Assert.That(speakers.Kernel.EventsRun, Is.GreaterThan(500));
        Assert.That(allocated, Is.Zero);

        void Run() => speakers.Kernel.RunUntil(speakers.Kernel.Now + SimDuration.FromMinutes(10));
    }
}
