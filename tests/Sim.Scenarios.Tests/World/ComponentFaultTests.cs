using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>Parts of a site that fail, in seconds of the whole demand that are lost.</summary>
[TestFixture]
public sealed class ComponentFaultTests
{
    private static readonly SmallWorld s_world = new()
    {
        Resolvers = 1_000,
        Demand = "10000rps",
        Duration = "25m",
        Blades = $"{{count: 10, nic: 10Gbps, cores: 16, {SmallWorld.Lasting}}}",
    };

    // nginx tries three pods: all three refuse with 0.3^3 = 2.7 %; each that swallows packets costs 5 s of the client's
    // 10, so two fail the request: 0.3^2 = 9 %. After 30 s readiness has taken the broken pods out: 0.81 and 2.7 s of
    // demand.
    [TestCase("refuse", 0.81)]
    [TestCase("blackhole", 2.7)]
    public void Broken_pods_fail_what_three_tries_cannot_save_until_they_are_taken_out(string how, double lost)
    {
        Assert.That(
            LostSeconds(s_world.With("pods/par", how, "10m", ", share: 30%")),
            Is.EqualTo(lost).Within(1).Percent
        );
    }

    // 30 % of the pods swallow packets for 20 s, too short for readiness to see, and nobody retries. Each lost try
    // costs nginx 5 s. Who waits for 4 s fails with the first one, 0.3. Who waits for 10 s survives one, and 0.3^2
    // fail. Who waits for 30 s gets an error when three are lost, 0.3^3. Of those who are answered 0.3 * 0.7 wait 5 s
    // and, if they may, 0.09 * 0.7 wait 10 s: 1.05 / 0.91 s and (1.05 + 0.63) / 0.973 s in the mean.
    [TestCase(4, 0.3, 0, 0)]
    [TestCase(10, 0.09, 1.153846, 5)]
    [TestCase(30, 0.027, 1.726619, 10)]
    public void Each_silent_pod_costs_5_s_as_long_as_the_client_waits(
        int timeout,
        double failing,
        double meanDelay,
        double longestDelay
    )
    {
        SmallWorld quiet = s_world with
        {
            Duration = "20s",
            Service = FormattableString.Invariant($"cpu: 1us, wait: 1us, timeout: {timeout}s, retries: 0"),
        };
        SmallWorld world = quiet with
        {
            More = "faults: [{at: 0s, fail: pods/par, how: blackhole, for: 20s, share: 30%}]",
        };
        TrafficMeasures before = quiet.Run().Regions.Single();
        RunResult result = world.Run();
        TrafficMeasures after = result.Regions.Single();
        double failed = result.Totals.Failed + result.Totals.InFlight;
        SimDuration rise = after.MeanParts.FirstByte - before.MeanParts.FirstByte;
        Assert.Multiple(() =>
        {
            Assert.That(failed / result.Totals.Sent, Is.EqualTo(failing).Within(1e-6));
            Assert.That(rise.TotalSeconds, Is.EqualTo(meanDelay).Within(1e-4));
            Assert.That(after.Latency.Quantile(1).TotalSeconds, Is.InRange(longestDelay, longestDelay + 1));
        });
    }

    // A tenth of the connections dies with the blade. Their users notice after an exponential time of mean 15 s; until
    // the blade is withdrawn, 17 to 22 s after the begin, new connections find it with a chance of 1 / 10. What notices
    // until then, or is reset by the withdrawal: 0.1 * 15 (1 - e^(-T / 15)) = 1.02 to 1.15 s; besides, 1/10 of new
    // connections, of those who noticed and of connections that close (T / 180 of the users), costs a few requests: at
    // most 0.1 * (0.077 + 0.12) * 10 s + a step of 10 s of it.
    [Test]
    public void A_silent_blade_costs_the_users_on_it_until_it_is_withdrawn()
    {
        double lost = LostSeconds(s_world.With("blade/dc-par/1", "blackhole", "10m"));
        Assert.That(lost, Is.InRange(1.02, 1.15 + 0.2 + 0.2));
    }

    // Refused connections are reset and made anew at once; for 2 to 7 s every tenth attempt is refused. Users try every
    // 5 s: of 0.1 (reset) and T / 180 (closed), with a chance of 0.1 and, a tenth of it, again: at most 0.1 *
    // (0.1 + 0.04) * 7 s and never less than none.
    [Test]
    public void A_refusing_blade_costs_a_tenth_of_the_reconnections()
    {
        double lost = LostSeconds(s_world.With("blade/dc-par/1", "refuse", "10m"));
        Assert.That(lost, Is.InRange(0.005, 0.098));
    }

    // When one of ten blades leaves, resilient hashing moves its tenth of the connections and modulo hashing nine
    // tenths: nine times as many are reset and made anew. No request fails, but the mean time to connect over the run
    // shows the extra connections.
    [Test]
    public void Modulo_hashing_resets_nine_times_as_many_connections_as_resilient_hashing()
    {
        RunResult resilient = Drained("resilient");
        RunResult modulo = Drained("modulo");
        Assert.Multiple(() =>
        {
            Assert.That(ExtraConnect(modulo) / ExtraConnect(resilient), Is.EqualTo(9).Within(2).Percent);
            Assert.That(resilient.Totals.Failed + modulo.Totals.Failed, Is.Zero);
        });
    }

    // A blade that falls silent and is withdrawn for good costs its tenth of the users one new connection each, whether
    // they notice before or are reset by the blade that gets their packets then: as many as a drained blade. A few of
    // them need another attempt.
    [Test]
    public void A_silent_blade_costs_as_many_new_connections_as_a_drained_one()
    {
        RunResult silent = s_world.With("blade/dc-par/1", "blackhole", "15m").Run();
        Assert.That(ExtraConnect(silent) / ExtraConnect(Drained("resilient")), Is.EqualTo(1).Within(5).Percent);
    }

    // The hold time of 90 s runs out, then France's routers follow within U(0, 60) s: until then everything over the
    // upstream that France uses is lost, and nothing over the other. Checks are too slow to interfere.
    [Test]
    public void A_silent_upstream_is_lost_for_the_hold_time_and_convergence()
    {
        SmallWorld two = s_world with { CheckSeconds = 30, Threshold = 10, Upstreams = "[AS3356, AS1299]" };
        double[] lost =
        [
            LostSeconds(two.With("upstream/dc-par/AS3356", "blackhole", "10m")),
            LostSeconds(two.With("upstream/dc-par/AS1299", "blackhole", "10m")),
        ];
        Assert.Multiple(() =>
        {
            Assert.That(lost.Min(), Is.Zero);
            // Users who look are connected by their next request, of which the last before still counts as lost: half a
            // step.
            Assert.That(lost.Max(), Is.InRange(90.0, 150.0 + 5));
        });
    }

    // Three control packets of 300 ms are missing after 0.9 s; then France's routers follow within U(0, 60) s.
    [Test]
    public void Bidirectional_forwarding_detection_takes_the_place_of_the_hold_time()
    {
        SmallWorld quick = s_world with { CheckSeconds = 30, Threshold = 10, Upstreams = "[AS3356, AS1299]" };
        double lost = Math.Max(Lost("AS3356"), Lost("AS1299"));
        Assert.That(lost, Is.InRange(0.9, 60.9 + 5));

        double Lost(string upstream)
        {
            SmallWorld faulty = quick.With($"upstream/dc-par/{upstream}", "blackhole", "10m");
            return LostSeconds(faulty with { More = faulty.More + "\nnetwork: {bgp: {bfd: 300ms}}" });
        }
    }

    // Checks that see a broken path move everybody for nothing, and nobody notices.
    [Test]
    public void Blind_checkers_move_users_from_a_sound_site_without_failures()
    {
        Incident incident = s_world.With($"checks/{SmallWorld.CheckId}", "blackhole", "14m").Incident();
        Assert.Multiple(() =>
        {
            // 2 * 14 + 4 + [0.46, 0.99] * 10 s, and slower rounds.
            Assert.That(incident.DetectedSeconds, Is.InRange(32 + 4.6, 32 + 9.9 + 1.5));
            Assert.That(incident.MovedP50Seconds, Is.GreaterThan(100));
            Assert.That(incident.FailedRequests, Is.Zero);
        });
    }

    private static RunResult Drained(string ecmp) =>
        (
            s_world with
            {
                Blades = $"{{count: 10, nic: 10Gbps, cores: 16, ecmp: {ecmp}, {SmallWorld.Lasting}}}",
                More = "changes: [{at: 10m, drain: blade/dc-par/1}]",
            }
        ).Run();

    /// <summary>
    /// Time to connect of the mean request beyond that of a quiet run: in proportion to the extra connections.
    /// </summary>
    private static double ExtraConnect(RunResult result) => ConnectSeconds(result) - ConnectSeconds(s_world.Run());

    private static double ConnectSeconds(RunResult result) => result.Regions.Single().MeanParts.Connect.TotalSeconds;

    private static double LostSeconds(SmallWorld world) => world.Run().Totals.Failed / 10_000;
}
