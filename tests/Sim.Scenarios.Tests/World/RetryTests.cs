using Sim.Core.Quantities;
using Sim.Core.Traffic;
using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>What retries repair, and what they cost.</summary>
[TestFixture]
public sealed class RetryTests
{
    // The site refuses from the first moment on, and checks are too slow to matter. Of every 100 failures 20 may be
    // tried again: what has been tried and what still waits to be, together, is a fifth of what was sent.
    [Test]
    public void The_retry_budget_bounds_the_attempts()
    {
        SmallWorld world = Small("retries: 2") with
        {
            CheckSeconds = 30,
            Threshold = 10,
            Duration = "4m",
            More = "faults: [{at: 0s, fail: site/dc-par, how: refuse, for: 4m}]",
        };
        Totals totals = world.Run().Totals;
        Assert.Multiple(() =>
        {
            Assert.That(totals.Attempts + totals.InFlight, Is.EqualTo(1.2 * totals.Sent).Within(1e-6).Percent);
            Assert.That(totals.Answered, Is.Zero);
        });
    }

    // Without reply every attempt takes the timeout, and a request ends with its last attempt: in the end all have
    // failed.
    [TestCase("refuse")]
    [TestCase("blackhole")]
    public void Every_request_to_a_site_that_never_answers_fails_or_is_in_flight(string how)
    {
        SmallWorld world = Small("retries: 2") with
        {
            CheckSeconds = 30,
            Threshold = 10,
            Duration = "4m",
            More = $"faults: [{{at: 0s, fail: site/dc-par, how: {how}, for: 4m}}]",
        };
        Totals totals = world.Run().Totals;
        Assert.Multiple(() =>
        {
            Assert.That(totals.Failed + totals.InFlight, Is.EqualTo(totals.Sent).Within(1e-6).Percent);
            Assert.That(totals.Attempts, Is.LessThanOrEqualTo(1.2 * totals.Sent * (1 + 1e-9)));
            // At most what was sent in the timeouts and pauses of three attempts: 10 + 1 + 10 + 2 + 10 s, each an
            // exponential time.
            Assert.That(totals.InFlight / 10_000, Is.LessThan(33));
        });
    }

    // 30 % errors, each attempt on its own: 0.3, 0.3^2, 0.3^3 fail after 0, 1, 2 retries, and endpoints see 0.3 + 0.09
    // + 0.027 of the demand fail as attempts. Measured in the last bucket of 10 s, long after the begin.
    [TestCase(0, 0.3, 0.3)]
    [TestCase(1, 0.09, 0.39)]
    [TestCase(2, 0.027, 0.417)]
    public void Independent_errors_multiply_over_the_attempts(int retries, double failing, double failedAttempts)
    {
        RunResult result = Small($"retries: {retries}, retryBudget: 1000%").With("pods/par", "errors 30%", "10m").Run();
        Timeline timeline = result.Timeline;
        Assert.Multiple(() =>
        {
            Assert.That(timeline.Regions.Single().ErrorRatio[^1], Is.EqualTo(failing).Within(1e-6));
            Assert.That(timeline.Endpoints[0].Failed[^1], Is.EqualTo(failedAttempts * 10_000).Within(1));
        });
    }

    // A repaired error is none, but it costs the pause: 0.3 of the requests wait 1 s and their fast failure of 0.2 s,
    // 0.09 2 s and 0.2 s more.
    [Test]
    public void Repaired_errors_show_as_latency()
    {
        SmallWorld quiet = Small("retries: 2, retryBudget: 1000%");
        SmallWorld faulty = quiet with { More = "faults: [{at: 0s, fail: pods/par, how: errors 30%, for: 20m}]" };
        LatencyParts before = quiet.Run().Regions.Single().MeanParts;
        LatencyParts parts = faulty.Run().Regions.Single().MeanParts;
        Assert.Multiple(() =>
        {
            // Of 0.973 answered, 0.21 after one failure (1.2 s) and 0.063 after two (3.4 s): (0.252 + 0.2142) / 0.973.
            Assert.That(parts.Retry.TotalSeconds, Is.EqualTo(0.4791).Within(2).Percent);
            Assert.That(before.Retry.TotalSeconds, Is.Zero);
        });
    }

    // An error does not close its connection, so new connections are as many as on a quiet day: f = 2.702 % of the
    // requests in steps of 1 s (see LatenessTests). Of the answered 0.973 those make one that are answered at once, 0.7
    // f: others spend it on an attempt that is lost. Blades see 1 + 0.3 + 0.09 = 1.39 attempts and the handshakes of
    // old: 1.39 * 30.2 us + f * 500 us against 30.2 us + f * 500 us.
    [Test]
    public void Retries_after_errors_go_over_the_open_connection()
    {
        SmallWorld quiet = Small("retries: 2, retryBudget: 1000%") with
        {
            Step = "1s",
            Blades =
                "{count: 10, cores: 16, handshakeCpu: 500us, requestCpu: 30us, kilobyteCpu: 2us, "
                + $"{SmallWorld.Lasting}}}",
        };
        SmallWorld faulty = quiet with { More = "faults: [{at: 0s, fail: pods/par, how: errors 30%, for: 20m}]" };
        RunResult before = quiet.Run();
        RunResult after = faulty.Run();
        LatencyParts parts = before.Regions.Single().MeanParts;
        LatencyParts withErrors = after.Regions.Single().MeanParts;
        Assert.Multiple(() =>
        {
            Assert.That(withErrors.Connect / parts.Connect, Is.EqualTo(0.7 / 0.973).Within(0.1).Percent);
            Assert.That(withErrors.Tls / parts.Tls, Is.EqualTo(0.7 / 0.973).Within(0.1).Percent);
            Assert.That(withErrors.Dns / parts.Dns, Is.EqualTo(0.7 / 0.973).Within(0.1).Percent);
            // (41.978 + 13.512) / (30.2 + 13.512); the first retries come 1 to 3 s late.
            Assert.That(BladeCpu(after) / BladeCpu(before), Is.EqualTo(1.2695).Within(0.2).Percent);
        });
    }

    // A fault that leaves connections alone makes steps short like any other: failures of 10 s would come back together
    // else. Before it, the step decides how many users are without a connection, 2.7 % of them or 5.4 %, and they
    // find one with their next request either way: all that is left is rounding. Each request makes 1 + 0.3 + 0.09
    // attempts in the end, and never more.
    [Test]
    public void Retries_of_a_sudden_fault_make_the_same_peak_for_every_step()
    {
        SmallWorld world = Small("retries: 2, retryBudget: 1000%").With("pods/par", "errors 30%", "10m");
        double fine = (world with { Step = "1s" }).Run().Endpoints[0].PeakRate;
        Assert.Multiple(() =>
        {
            Assert.That(world.Run().Endpoints[0].PeakRate, Is.EqualTo(fine).Within(0.1).Percent);
            Assert.That(fine, Is.EqualTo(13_900).Within(0.1).Percent);
        });
    }

    // The shortest pause before a retry is the time of a fast failure, 0.2 s, and the back-off; 1 s is enough for
    // longer ones.
    [TestCase("100ms", 0.3)]
    [TestCase("0s", 0.2)]
    [TestCase("2s", 1)]
    public void Steps_in_trouble_are_no_longer_than_the_shortest_pause(string backoff, double longest)
    {
        SimulatedWorld world = Small($"retries: 1, backoff: {backoff}").With("pods/par", "errors 30%", "1m").Build();
        var steps = new LongestStep(SimTime.FromSeconds(SmallWorld.Begin), SimTime.FromSeconds(SmallWorld.Begin + 60));
        world.Plane.Subscribe(steps);
        world.RunTo(SimTime.FromSeconds(SmallWorld.Begin + 60));
        Assert.That(steps.Seconds, Is.EqualTo(longest).Within(1e-9));
    }

    private sealed class LongestStep(SimTime begin, SimTime end) : IStepListener
    {
        public double Seconds { get; private set; }

        public void OnStep(SimTime from, SimTime to)
        {
            if (from >= begin && to <= end)
            {
                Seconds = Math.Max(Seconds, (to - from).TotalSeconds);
            }
        }
    }

    private static double BladeCpu(RunResult result) =>
        result.Endpoints[0].Resources.Single(resource => resource.Resource == "blade cpu").Mean;

    private static SmallWorld Small(string retries) =>
        new()
        {
            Resolvers = 1_000,
            Demand = "10000rps",
            Duration = "20m",
            Service = $"cpu: 1us, wait: 1us, timeout: 10s, {retries}",
        };
}
