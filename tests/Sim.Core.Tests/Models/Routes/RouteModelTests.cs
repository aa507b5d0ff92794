using Sim.Core.Kernel;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Models.Routes;
using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Tests.Models.Routes;

/// <summary>
/// A site with two upstreams that share some hundreds of vantages; hold time 90 s, convergence 60 s.
/// <code>
/// V0, V1, ... --- AS1 ---.
///                        site
/// V2, V3, ... --- AS2 ---'
/// </code>
/// </summary>
public sealed class RouteModelTests
{
    private const int Vantages = 400;
    private const double At = 1_000;
    private const double Noticed = At + 90;
    private const double Converged = Noticed + 60;

    [Test]
    public void The_upstreams_share_the_vantages()
    {
        RouteSnapshot routes = new Bench().Now;

        // Rendezvous hashing: each vantage is a fair coin.
        int first = Enumerable.Range(0, Vantages).Count(vantage => routes.UpstreamOf(0, vantage) == 0);
        Assert.That(first / (double)Vantages, Is.EqualTo(0.5).Within(Samples.HalfWidth(0.5, Vantages)));
        Assert.That(routes.Paths, Has.All.Matches<Impairment>(path => path.IsSound));
    }

    // Until the hold time is over the packets of its vantages are lost; then each of them follows within the
    // convergence time.
    [Test]
    public void A_dead_upstream_loses_packets_until_its_vantages_have_followed()
    {
        var bench = new Bench(Upstream(0, At, 3_600));
        int[] hit = bench.VantagesOf(0);

        bench.RunTo(At);
        Assert.That(bench.Lost(), Is.EqualTo(hit));
        bench.RunTo(Noticed);
        Assert.That(bench.Lost(), Is.EqualTo(hit));
        bench.RunTo(Converged);
        Assert.That(bench.Lost(), Is.Empty);
        Assert.That(bench.VantagesOf(1), Has.Length.EqualTo(Vantages));

        double[] times = [.. bench.MovesSince(At)];
        Assert.That(times, Has.Length.EqualTo(hit.Length));
        Assert.That(
            Samples.KolmogorovSmirnov(times, time => (time - 90) / 60),
            Is.LessThan(Samples.KolmogorovSmirnovLimit)
        );
    }

    [Test]
    public void Vantages_return_to_an_upstream_that_is_back()
    {
        var bench = new Bench(Upstream(0, At, 1_000));
        int[] before = bench.VantagesOf(0);

        bench.RunTo(At + 1_000);
        Assert.That(bench.VantagesOf(0), Is.Empty);
        bench.RunTo(At + 1_060);
        Assert.That(bench.VantagesOf(0), Is.EqualTo(before));
    }

    [Test]
    public void An_upstream_that_loses_some_packets_is_never_left()
    {
        var bench = new Bench(Upstream(0, At, 3_600, share: 0.9));
        int[] before = bench.VantagesOf(0);

        bench.RunTo(At + 3_000);

        Assert.That(bench.VantagesOf(0), Is.EqualTo(before));
        Assert.That(bench.Now.PathOf(0, before[0]).BlackholedShare, Is.EqualTo(0.9));
        Assert.That(bench.Now.PathOf(0, bench.VantagesOf(1)[0]).IsSound);
    }

    [Test]
    public void An_outage_shorter_than_the_hold_time_is_not_noticed()
    {
        var bench = new Bench(Upstream(0, At, 89));

        bench.RunTo(At + 600);

        Assert.That(bench.MovesSince(0), Is.Empty);
        Assert.That(bench.Lost(), Is.Empty);
    }

    // Dead from 1,000 to 1,080 s and from 1,085 s on: the hold time runs again from the second beginning, to 1,175 s.
    [Test]
    public void The_hold_time_starts_again_with_every_outage()
    {
        var bench = new Bench(Upstream(0, At, 80), Upstream(0, At + 85, 3_600));

        bench.RunTo(At + 600);

        Assert.That(bench.MovesSince(At), Has.All.InRange(175, 235));
        Assert.That(bench.MovesSince(At), Is.Not.Empty);
    }

    // Two faults of one upstream: it stays dead until both are over, and the hold time runs from the first.
    [Test]
    public void Overlapping_outages_are_one()
    {
        var bench = new Bench(Upstream(0, At, 200), Upstream(0, At + 50, 950));
        int[] before = bench.VantagesOf(0);

        bench.RunTo(Converged);
        Assert.That(bench.Lost(), Is.Empty);
        bench.RunTo(At + 1_000);
        Assert.That(bench.VantagesOf(0), Is.Empty);
        bench.RunTo(At + 1_060);
        Assert.That(bench.VantagesOf(0), Is.EqualTo(before));
    }

    [Test]
    public void Without_any_upstream_the_site_is_unreachable()
    {
        var bench = new Bench(Upstream(0, At, 3_600), Upstream(1, At, 3_600));

        bench.RunTo(Converged);

        Assert.That(bench.Now.Upstreams, Has.All.EqualTo((sbyte)-1));
        Assert.That(bench.Lost(), Has.Length.EqualTo(Vantages));
    }

    [Test]
    public void A_withdrawn_prefix_is_left_and_an_announced_one_found_again()
    {
        var bench = new Bench();
        sbyte[] before = bench.Now.Upstreams;

        bench.RunTo(At);
        bench.Routes.SetAnnounced(0, false);
        bench.RunTo(At);
        Assert.That(bench.Lost(), Is.Empty);
        bench.RunTo(At + 60);
        Assert.That(bench.Lost(), Has.Length.EqualTo(Vantages));
        Assert.That(
            Samples.KolmogorovSmirnov(bench.MovesSince(At), time => time / 60),
            Is.LessThan(Samples.KolmogorovSmirnovLimit)
        );

        bench.Routes.SetAnnounced(0, true);
        bench.RunTo(At + 120);
        Assert.That(bench.Lost(), Is.Empty);
        Assert.That(bench.Now.Upstreams, Is.EqualTo(before));
    }

    // The link from Ireland carries Irish users and the checkers of the cloud region in Ireland.
    [Test]
    public void A_link_fault_hits_everybody_in_its_country_and_nobody_else()
    {
        var bench = new Bench(
            SmallPlatform.Create(),
            Fault(new Component(ComponentKind.Link, 0, SmallPlatform.Ireland), At, 60, 1)
        );

        bench.RunTo(At);
        Assert.That(bench.Lost(), Is.EqualTo(new[] { SmallPlatform.Ireland, SmallPlatform.Dublin }));
        bench.RunTo(At + 60);
        Assert.That(bench.Lost(), Is.Empty);
    }

    [Test]
    public void Snapshots_handed_out_never_change()
    {
        var bench = new Bench(Upstream(0, At, 3_600));
        RouteSnapshot first = bench.Now;
        sbyte[] upstreams = [.. first.Upstreams];

        bench.RunTo(Converged);

        Assert.That(first.Upstreams, Is.EqualTo(upstreams));
        Assert.That(first.Paths, Has.All.Matches<Impairment>(path => path.IsSound));
    }

    private static FaultSpec Upstream(int upstream, double at, double seconds, double share = 1) =>
        Fault(new Component(ComponentKind.Upstream, 0, upstream), at, seconds, share);

    private static FaultSpec Fault(Component component, double at, double seconds, double share) =>
        new(
            component,
            new FaultMode(FaultKind.Blackhole),
            share,
            SimTime.FromSeconds(at),
            SimDuration.FromSeconds(seconds)
        );

    private sealed class Bench
    {
        private readonly SimulationKernel _kernel = new();
        private readonly PublicationRecorder _recorder = new();
        private readonly int _vantages;

        public Bench(params FaultSpec[] faults)
            : this(WithVantages(), faults) { }

        public Bench(PlatformSpec platform, params FaultSpec[] faults)
        {
            _vantages = platform.Vantages.Count;
            var publisher = new Publisher(_kernel);
            publisher.Subscribe(_recorder);
            var ledger = new FaultLedger();
            Routes = new RouteModel(_kernel, platform, ledger, publisher, new RandomStreams(1));
            _ = new FaultInjector(_kernel, faults, ledger, Routes.OnFault);
            Routes.Publish();
        }

        public RouteModel Routes { get; }

        public RouteSnapshot Now => _recorder.Routes[^1];

        public void RunTo(double seconds) => _kernel.RunUntil(SimTime.FromSeconds(seconds));

        public int[] VantagesOf(int upstream) =>
            [.. Enumerable.Range(0, _vantages).Where(vantage => Now.UpstreamOf(0, vantage) == upstream)];

        /// <summary>Vantages whose packets vanish.</summary>
        public int[] Lost() =>
            [.. Enumerable.Range(0, _vantages).Where(vantage => Now.PathOf(0, vantage).BlackholedShare >= 1)];

        /// <summary>Seconds since a moment at which a vantage took another upstream, or lost its last.</summary>
        public IEnumerable<double> MovesSince(double start)
        {
            for (int i = 1; i < _recorder.Routes.Count; i++)
            {
                RouteSnapshot snapshot = _recorder.Routes[i];
                for (int vantage = 0; vantage < _vantages; vantage++)
                {
                    if (snapshot.UpstreamOf(0, vantage) != _recorder.Routes[i - 1].UpstreamOf(0, vantage))
                    {
                        yield return snapshot.At.TotalSeconds - start;
                    }
                }
            }
        }

        private static PlatformSpec WithVantages() =>
            SmallPlatform.Create() with
            {
                Vantages =
                [
                    .. Enumerable
                        .Range(0, Vantages)
                        .Select(i => new VantageSpec($"V{i}", new GeoPoint(0, 0), $"V{i}", InCloud: false)),
                ],
            };
    }
}
