using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Ingress;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Announcements;

namespace Sim.Core.Tests.Models.Ingress;

/// <summary>
/// One site with six blades behind a router; the second of them breaks.
/// <code>
///          .- blade 0
///          |- blade 1  x
/// router --|- ...
///          '- blade 5
/// </code>
/// </summary>
public sealed class SiteModelTests
{
    private const int Seeds = 200;
    private const int Broken = 1;

    // ExaBGP checks every 5 s and, once it has seen a failure, 1 s after the last check; the third failure withdraws.
    // Failing at once: U(0, 5) + 2 * 1, mean 4.5 s. A hanging check takes its timeout of 5 s: U(0, 5) + 3 * 5 + 2 * 1,
    // mean 19.5 s. Errors alone fail at once; an answer after 6 s hangs. The standard deviation of U(0, 5) is 5 /
    // sqrt(12).
    [TestCase(FaultKind.Refuse, 2, 4.5)]
    [TestCase(FaultKind.Blackhole, 17, 19.5)]
    [TestCase(FaultKind.Errors, 2, 4.5)]
    [TestCase(FaultKind.Slow, 17, 19.5)]
    public void A_broken_blade_withdraws_itself(FaultKind how, double earliest, double mean)
    {
        double[] times = [.. Seconds(seed => NoticeOf(seed, Fault(how, 1, 100, 600)), announced: false)];

        Assert.That(times.Select(time => time - 100), Has.All.InRange(earliest, earliest + 5));
        Assert.That(times.Average() - 100, Is.EqualTo(mean).Within(Samples.HalfWidth(5 / Math.Sqrt(12), Seeds)));
    }

    [TestCase(FaultKind.Refuse)]
    [TestCase(FaultKind.Blackhole)]
    public void A_sound_blade_returns_after_three_good_checks(FaultKind how)
    {
        double[] times = [.. Seconds(seed => NoticeOf(seed, Fault(how, 1, 100, 100)), announced: true)];

        Assert.That(times.Select(time => time - 200), Has.All.InRange(2, 7));
        Assert.That(times.Average() - 200, Is.EqualTo(4.5).Within(Samples.HalfWidth(5 / Math.Sqrt(12), Seeds)));
    }

    // 90 % of the flows, 99 % of the answers: some checks still pass, and three failures in a row are not modeled.
    [TestCase(FaultKind.Refuse, 0.9)]
    [TestCase(FaultKind.Blackhole, 0.9)]
    [TestCase(FaultKind.Errors, 0.99)]
    [TestCase(FaultKind.Slow, 0.5)]
    public void A_gray_failure_keeps_its_share_of_the_flows(FaultKind how, double share)
    {
        IReadOnlyList<(double At, bool Announced)> changes = NoticeOf(1, Fault(how, share, 100, 3_600));

        Assert.That(changes, Is.Empty);
    }

    // Refused from 100 to 101 s and again from 101.5 s: no verdict before 2 s of the second fault are over.
    [Test]
    public void A_recovery_in_between_starts_the_count_again()
    {
        for (ulong seed = 1; seed <= 50; seed++)
        {
            IReadOnlyList<(double At, bool Announced)> changes = NoticeOf(
                seed,
                Fault(FaultKind.Refuse, 1, 100, 1),
                Fault(FaultKind.Refuse, 1, 101.5, 300)
            );

            Assert.That(changes[0].At, Is.InRange(103.5, 108.5));
        }
    }

    // The second fault changes nothing for a check that fails already: withdrawn by 107 s all the same, and back after
    // both have ended.
    [Test]
    public void A_second_fault_does_not_delay_the_verdict_on_the_first()
    {
        IReadOnlyList<(double At, bool Announced)> changes = NoticeOf(
            1,
            Fault(FaultKind.Refuse, 1, 100, 100),
            Fault(FaultKind.Errors, 1, 101, 200)
        );

        Assert.That(changes.Select(change => change.Announced), Is.EqualTo(new[] { false, true }));
        Assert.That(changes[0].At, Is.InRange(102, 107));
        Assert.That(changes[1].At, Is.InRange(303, 308));
    }

    [Test]
    public void What_a_fault_does_is_seen_at_once_and_by_its_blade_alone()
    {
        var bench = new Bench(1, Fault(FaultKind.Blackhole, 1, 100, 60));

        bench.Kernel.RunUntil(SimTime.FromSeconds(100));

        SiteState state = bench.Recorder.Endpoints[^1].Sites[0];
        Assert.That(state.AnnouncedCount, Is.EqualTo(6));
        Assert.That(state.ForNewConnection().BlackholedShare, Is.EqualTo(1 / 6.0).Within(1e-12));
    }

    [Test]
    public void A_fault_of_the_whole_site_leaves_its_blades_announced()
    {
        FaultSpec dark = Fault(FaultKind.Blackhole, 1, 100, 60) with { Component = new(ComponentKind.Site, 0) };
        var bench = new Bench(1, dark);

        bench.Kernel.RunUntil(SimTime.FromSeconds(150));

        SiteState state = bench.Recorder.Endpoints[^1].Sites[0];
        Assert.That(state.AnnouncedCount, Is.EqualTo(6));
        Assert.That(state.ForNewConnection(), Is.EqualTo(Impairment.AllBlackholed));
        bench.Kernel.RunUntil(SimTime.FromSeconds(200));
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].ForNewConnection().IsSound);
    }

    [Test]
    public void A_drained_blade_leaves_the_group_for_good()
    {
        var bench = new Bench(1, Fault(FaultKind.Refuse, 1, 100, 60));

        bench.Site.DrainBlade(Broken);
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].Blades[Broken].Announced, Is.False);

        bench.Kernel.RunUntil(SimTime.FromSeconds(600));
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].Blades[Broken].Announced, Is.False);
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].AnnouncedCount, Is.EqualTo(5));
    }

    [Test]
    public void A_draining_site_still_serves()
    {
        var bench = new Bench(1);

        bench.Site.Drain();

        SiteState state = bench.Recorder.Endpoints[^1].Sites[0];
        Assert.That(state.IsDraining);
        Assert.That(state.ForNewConnection().IsSound);
    }

    // One failure is enough, and the next check comes within 2 s; up again after the fourth success: U(0, 2) + 3 * 0.5
    // s.
    [Test]
    public void The_options_of_the_check_decide_how_soon_a_blade_leaves_and_returns()
    {
        var options = new ExaBgpHealthOptions
        {
            Interval = SimDuration.FromSeconds(2),
            FastInterval = SimDuration.FromSeconds(0.5),
            Fall = 1,
            Rise = 4,
            WithdrawOnDown = true,
        };
        for (ulong seed = 1; seed <= 50; seed++)
        {
            IReadOnlyList<(double At, bool Announced)> changes = ChangesOf(
                new Bench(seed, options, Fault(FaultKind.Refuse, 1, 100, 100))
            );

            Assert.That(changes[0].At, Is.InRange(100, 102));
            Assert.That(changes[1].At, Is.InRange(201.5, 203.5));
        }
    }

    // A worse MED: unused while another blade is up, and as good as any when none is.
    [Test]
    public void Without_withdraw_on_down_all_blades_get_flows_again_when_all_are_down()
    {
        FaultSpec[] faults =
        [
            .. Enumerable
                .Range(0, 6)
                .Select(blade =>
                    Fault(FaultKind.Refuse, 1, blade == Broken ? 100 : 200, 600) with
                    {
                        Component = new Component(ComponentKind.Blade, 0, blade),
                    }
                ),
        ];
        var bench = new Bench(1, new ExaBgpHealthOptions(), faults);

        bench.Kernel.RunUntil(SimTime.FromSeconds(150));
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].AnnouncedCount, Is.EqualTo(5));

        bench.Kernel.RunUntil(SimTime.FromSeconds(250));
        Assert.That(bench.Recorder.Endpoints[^1].Sites[0].AnnouncedCount, Is.EqualTo(6));
    }

    private static FaultSpec Fault(FaultKind how, double share, double at, double seconds) =>
        new(
            new Component(ComponentKind.Blade, 0, Broken),
            new FaultMode(how, 1, SimDuration.FromSeconds(6)),
            share,
            SimTime.FromSeconds(at),
            SimDuration.FromSeconds(seconds)
        );

    private static IEnumerable<double> Seconds(
        Func<ulong, IReadOnlyList<(double At, bool Announced)>> run,
        bool announced
    ) => Enumerable.Range(1, Seeds).Select(seed => run((ulong)seed).Single(change => change.Announced == announced).At);

    /// <summary>Runs for an hour and says when the broken blade left and returned.</summary>
    private static IReadOnlyList<(double At, bool Announced)> NoticeOf(ulong seed, params FaultSpec[] faults) =>
        ChangesOf(new Bench(seed, faults));

    private static IReadOnlyList<(double At, bool Announced)> ChangesOf(Bench bench)
    {
        bench.Kernel.RunUntil(SimTime.FromSeconds(3_600));
        var changes = new List<(double At, bool Announced)>();
        bool before = true;
        foreach (EndpointSnapshot snapshot in bench.Recorder.Endpoints)
        {
            bool announced = snapshot.Sites[0].Blades[Broken].Announced;
            if (announced != before)
            {
                changes.Add((snapshot.At.TotalSeconds, announced));
                before = announced;
            }
        }
        return changes;
    }

    private sealed class Bench
    {
        public Bench(ulong seed, params FaultSpec[] faults)
            : this(seed, new ExaBgpHealthOptions { WithdrawOnDown = true }, faults) { }

        public Bench(ulong seed, ExaBgpHealthOptions healthCheck, params FaultSpec[] faults)
        {
            PlatformSpec platform = SmallPlatform.Create();
            SiteSpec site = platform.Sites[0];
            platform = platform with
            {
                Sites = [site with { Blades = site.Blades with { HealthCheck = healthCheck } }],
            };
            var publisher = new Publisher(Kernel);
            publisher.Subscribe(Recorder);
            var board = new EndpointBoard(platform, publisher);
            var ledger = new FaultLedger();
            Site = new SiteModel(Kernel, platform, 0, ledger, board, new RandomStreams(seed));
            _ = new FaultInjector(Kernel, faults, ledger, Site.OnFault);
            board.Start();
        }

        public SimulationKernel Kernel { get; } = new();

        public PublicationRecorder Recorder { get; } = new();

        public SiteModel Site { get; }
    }
}
