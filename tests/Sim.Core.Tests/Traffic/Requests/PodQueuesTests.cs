using Sim.Core.Models.Platform;
using Sim.Core.Models.Telemetry;
using Sim.Core.Quantities;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

// A pod of 2 cores: CPU time takes a core, 20 ms of waiting come after it.
[TestFixture]
public sealed class PodQueuesTests
{
    private const long Millisecond = 1_000_000;

    [Test]
    public void Two_cores_work_at_once_and_the_third_request_waits()
    {
        PodQueues pods = New(1);
        long[] served = [.. Enumerable.Range(0, 3).Select(_ => Enter(pods, 0, 0, 4))];
        Assert.That(served, Is.EqualTo(new[] { 24 * Millisecond, 24 * Millisecond, 28 * Millisecond }));
    }

    [Test]
    public void Pods_have_queues_of_their_own()
    {
        PodQueues pods = New(2);
        _ = Enter(pods, 0, 0, 100);
        _ = Enter(pods, 0, 0, 100);
        Assert.Multiple(() =>
        {
            Assert.That(Enter(pods, 0, 0, 4), Is.EqualTo(124 * Millisecond));
            Assert.That(Enter(pods, 1, 0, 4), Is.EqualTo(24 * Millisecond));
        });
    }

    [Test]
    public void A_pod_without_a_place_refuses_until_somebody_leaves()
    {
        PodQueues pods = New(1, concurrency: 2, backlog: 1);
        int generation = pods.GenerationOf(0);
        for (int i = 0; i < 3; i++)
        {
            Assert.That(pods.TryEnter(0, 0, Millisecond, out _, out _), Is.True);
        }
        Assert.That(pods.TryEnter(0, 0, Millisecond, out _, out _), Is.False);
        pods.Leave(0, generation);
        Assert.That(pods.TryEnter(0, 0, Millisecond, out _, out _), Is.True);
    }

    // Two slots of 4 + 20 ms each, less than the two cores can do: the third request waits for a slot.
    [Test]
    public void Where_slots_are_scarcer_than_cores_they_are_what_is_served_from()
    {
        PodQueues pods = New(1, concurrency: 2);
        long[] served = [.. Enumerable.Range(0, 3).Select(_ => Enter(pods, 0, 0, 4))];
        Assert.That(served, Is.EqualTo(new[] { 24 * Millisecond, 24 * Millisecond, 48 * Millisecond }));
    }

    // Half a core takes twice the time; 1.5 cores are two that take 4/3 of it.
    [TestCase(0.5, 28.0)]
    [TestCase(1.5, 20 + (16 / 3.0))]
    public void A_fraction_of_a_core_takes_longer(double cores, double milliseconds)
    {
        PodQueues pods = New(1, cores: cores);
        Assert.That(Enter(pods, 0, 0, 4) / 1e6, Is.EqualTo(milliseconds).Within(1e-5));
    }

    // With one place: it is free again, and who was inside before the pod left does not free another.
    [Test]
    public void A_pod_that_comes_back_is_empty_and_knows_nobody()
    {
        PodQueues pods = New(2, concurrency: 1, backlog: 0);
        int before = pods.GenerationOf(1);
        _ = Enter(pods, 1, 0, 1_000);
        pods.Resize(1);
        pods.Resize(2);
        pods.Leave(1, before);
        Assert.That(Enter(pods, 1, 0, 4), Is.EqualTo(24 * Millisecond));
        Assert.That(pods.TryEnter(1, 0, Millisecond, out _, out _), Is.False);
    }

    // Two cores, three requests of 1 s: answered after 1.02, 1.02 and 2.02 s. The pod leaves at once and is killed
    // after 1.5 s; a new one in its place knows nothing of them.
    [Test]
    public void What_a_pod_has_not_answered_when_it_is_killed_is_lost()
    {
        PodQueues pods = New(1);
        int generation = pods.GenerationOf(0);
        long[] served = [.. Enumerable.Range(0, 3).Select(_ => Enter(pods, 0, 0, 1_000))];
        pods.Resize(0, 1_500 * Millisecond);
        pods.Resize(1);
        Assert.That(
            served.Select(at => (at / Millisecond, pods.WasKilled(0, generation, at))),
            Is.EqualTo(new[] { (1_020, false), (1_020, false), (2_020, true) })
        );
        Assert.That(pods.WasKilled(0, pods.GenerationOf(0), 2_020 * Millisecond), Is.False);
    }

    // The last of three pods begins 3 times as slow and is warm after 60 s: half way it is twice as slow.
    [TestCase(2, 0, 12)]
    [TestCase(2, 30, 8)]
    [TestCase(2, 60, 4)]
    [TestCase(1, 0, 4)]
    public void A_cold_pod_needs_more_time_for_a_request(int pod, double seconds, double milliseconds)
    {
        PodQueues pods = New(2, warmUp: new WarmUp(3, SimDuration.FromMinutes(1)));
        pods.Resize(3);
        pods.BeginCold(1, SimTime.Zero);
        long now = (long)(seconds * 1_000) * Millisecond;
        Assert.That((Enter(pods, pod, now, 4) - now) / 1e6, Is.EqualTo(milliseconds + 20).Within(1e-5));
    }

    // The pod that leaves is a warm one.
    [Test]
    public void Cold_pods_stay_when_others_leave()
    {
        PodQueues pods = New(3, warmUp: new WarmUp(3, SimDuration.FromMinutes(1)));
        pods.BeginCold(1, SimTime.Zero);
        pods.Resize(2);
        Assert.That(Enter(pods, 1, 0, 4), Is.EqualTo(32 * Millisecond));
    }

    // 250 requests of 4 ms in a second on 2 pods of 2 cores: 1 of 4 cores, and as much as half a pod (500/s) can do.
    [Test]
    public void A_step_says_how_busy_the_pods_were()
    {
        PodQueues pods = New(2);
        for (int i = 0; i < 250; i++)
        {
            pods.Arrive();
            _ = Enter(pods, i % 2, i * 4 * Millisecond, 4);
            pods.Leave(i % 2, pods.GenerationOf(i % 2));
        }
        PoolLoad load = pods.EndStep(SimTime.Zero, SimTime.FromSeconds(1));
        Assert.Multiple(() =>
        {
            Assert.That(pods.CpuUtilization, Is.EqualTo(0.25).Within(1e-9));
            Assert.That(pods.PodsNeeded, Is.EqualTo(0.5).Within(1e-9));
            Assert.That(load.Arrivals, Is.EqualTo(250));
            Assert.That(load.ArrivalsPerPod, Is.EqualTo(125));
            Assert.That(load.MeanSojourn, Is.EqualTo(SimDuration.FromMilliseconds(24)));
        });
    }

    // A tenth of 3 pods is 0.3: one that is 3.33 times as slow and has 320 / 3.33 = 96 places, and 64 / 3.33 = 19.2
    // slots, 96 of which hold 5 times as many as there are.
    [Test]
    public void Where_one_pod_stands_for_a_part_of_one_it_has_a_part_of_the_places()
    {
        PodQueues pods = New(3, sampling: 0.1);
        int entered = 0;
        while (pods.TryEnter(0, 0, Millisecond, out _, out _))
        {
            entered++;
        }
        _ = pods.EndStep(SimTime.Zero, SimTime.FromSeconds(1));
        Assert.Multiple(() =>
        {
            Assert.That(pods.Count, Is.EqualTo(1));
            Assert.That(entered, Is.EqualTo(96));
            Assert.That(pods.SlotUtilization, Is.EqualTo(1));
        });
        for (int i = 0; i < 96 - 12; i++)
        {
            pods.Leave(0, pods.GenerationOf(0));
        }
        _ = pods.EndStep(SimTime.FromSeconds(1), SimTime.FromSeconds(2));
        Assert.That(pods.SlotUtilization, Is.EqualTo(12 / 19.2).Within(1e-12));
    }

    private static long Enter(PodQueues pods, int pod, long now, double workMs)
    {
        Assert.That(pods.TryEnter(pod, now, (long)(workMs * Millisecond), out long served, out _), Is.True);
        return served;
    }

    private static PodQueues New(
        int pods,
        int concurrency = 64,
        int backlog = 256,
        double cores = 2,
        double sampling = 1,
        WarmUp? warmUp = null
    )
    {
        PoolSpec pool = Services.Pool(concurrency, backlog, cores) with { WarmUp = warmUp };
        var queues = new PodQueues(pool, Services.Api(), sampling);
        queues.Resize(pods);
        return queues;
    }
}
