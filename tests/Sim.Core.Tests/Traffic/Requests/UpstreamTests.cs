using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class UpstreamTests
{
    private static readonly UpstreamSpec s_turn = new();
    private static readonly UpstreamSpec s_least = new() { Balancing = UpstreamBalancing.LeastConnections };
    private static readonly UpstreamSpec s_ewma = new() { Balancing = UpstreamBalancing.Ewma };
    private static readonly UpstreamSpec s_checks = new() { MaxFails = 1 };

    private static IEnumerable<UpstreamSpec> All => [s_turn, s_least, s_ewma, s_checks];

    // Worker 5 of three pods begins at the third of them.
    [Test]
    public void Workers_begin_their_rounds_at_different_pods()
    {
        IUpstream upstream = New(s_turn, workers: 6, pods: 3);
        var chance = new RandomStream(1);

        Assert.That(
            Enumerable.Range(0, 6).Select(worker => Pick(upstream, chance, worker)),
            Is.EqualTo([0, 1, 2, 0, 1, 2])
        );
        Assert.That(Pick(upstream, chance, worker: 5), Is.EqualTo(0));
    }

    [Test]
    public void A_worker_of_least_connections_knows_its_own_requests_alone()
    {
        IUpstream upstream = New(s_least, workers: 2, pods: 2);
        var chance = new RandomStream(1);
        Assert.That(Pick(upstream, chance), Is.EqualTo(0));
        Assert.That(Pick(upstream, chance), Is.EqualTo(1));
        upstream.Answered(0, 1, SimTime.Zero, SimTime.Zero);

        Assert.That(Pick(upstream, chance), Is.EqualTo(1), "pod 0 still has one");
        Assert.That(Pick(upstream, chance, worker: 1), Is.EqualTo(0), "the other worker has none anywhere");
    }

    [Test]
    public void A_pod_that_has_failed_is_left_out_by_the_worker_that_saw_it()
    {
        IUpstream upstream = New(s_checks, workers: 2, pods: 2);
        var chance = new RandomStream(1);
        Assert.That(Pick(upstream, chance), Is.EqualTo(0));
        upstream.Failed(0, 0, isLast: false, SimTime.Zero, SimTime.Zero);

        Assert.That(Enumerable.Range(0, 4).Select(_ => Pick(upstream, chance)), Is.All.EqualTo(1));
        Assert.That(Pick(upstream, chance, worker: 1), Is.EqualTo(0));
    }

    [Test]
    public void Other_pods_are_another_configuration_that_knows_nothing()
    {
        IUpstream upstream = New(s_checks, workers: 1, pods: 2);
        var chance = new RandomStream(1);
        Pick(upstream, chance);
        upstream.Failed(0, 0, isLast: false, SimTime.Zero, SimTime.Zero);
        ushort before = upstream.Epoch;
        upstream.Resize(3, SimTime.Zero);

        Assert.That(upstream.Epoch, Is.Not.EqualTo(before));
        Assert.That(Enumerable.Range(0, 3).Select(_ => Pick(upstream, chance)), Is.EqualTo([0, 1, 2]));
    }

    // The pod that takes 1 s scores more than the one that takes 1 ms.
    [Test]
    public void Ewma_prefers_the_pod_that_has_answered_faster()
    {
        IUpstream upstream = New(s_ewma, workers: 4, pods: 2);
        SimTime begin = new(1_000_000_000);
        upstream.Answered(0, 0, begin, begin + SimDuration.FromSeconds(1));
        upstream.Answered(3, 1, begin, begin + SimDuration.FromMilliseconds(1));
        var chance = new RandomStream(1);

        Assert.That(
            Enumerable.Range(0, 8).Select(i => upstream.Pick(i % 4, [], begin + SimDuration.FromSeconds(1), chance)),
            Is.All.EqualTo(1)
        );
    }

    [TestCaseSource(nameof(All))]
    public void Without_pods_there_is_none_to_choose(UpstreamSpec spec) =>
        Assert.That(Pick(New(spec, workers: 1, pods: 0), new RandomStream(1)), Is.EqualTo(-1));

    [TestCaseSource(nameof(All))]
    public void Choosing_allocates_nothing(UpstreamSpec spec)
    {
        IUpstream upstream = New(spec, workers: 2, pods: 5);
        var chance = new RandomStream(1);
        Serve();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1_000; i++)
        {
            Serve();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);

        void Serve()
        {
            int pod = upstream.Pick(1, [], SimTime.Zero, chance);
            upstream.Answered(1, pod, SimTime.Zero, SimTime.Zero);
        }
    }

    private static IUpstream New(UpstreamSpec spec, int workers, int pods)
    {
        IUpstream upstream = IUpstream.Of(spec, workers);
        upstream.Resize(pods, SimTime.Zero);
        return upstream;
    }

    private static int Pick(IUpstream upstream, RandomStream chance, int worker = 0) =>
        upstream.Pick(worker, [], SimTime.Zero, chance);
}
