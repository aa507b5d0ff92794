using Sim.Scenarios.Results;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// A site fails at 600 s, and users follow the health check to the cloud: the numbers of <c>incidents</c> against
/// arithmetic.
/// </summary>
/// <remarks>
/// <para>
/// Detection. 16 checkers, each at its own phase U(0, 1) of its round. Its T-th failing probe is known after
/// phase * I + (T - 1)(I + p) + p with interval I and p the time that a failing probe takes: a round trip when refused
/// (0 to 0.4 s), 4 s without reply. The check fails when at most 18 % are healthy: with the 14th of 16, so the phase is
/// Beta(14, 3), and 99.9 % of its values lie in [0.46, 0.99] (16 over k binomial sums). Passing probes take up to four
/// round trips: 1.5 s longer rounds.
/// </para>
/// <para>
/// Move. A resolver's copy has U(0, TTL) to live, then a client's copy U(0, 60 s). With the smaller a and the larger b,
/// the sum has P50 = (a + b) / 2; beyond b, 1 - F(x) = (a + b - x)^2 / (2 a b), and between a and b F(x) = (x - a / 2)
/// / b: TTL 10: 35, 5 + 0.9 * 60 = 59, 70 - sqrt(12) = 66.54; TTL 60: 60, 120 - sqrt(720) = 93.17, 120 - sqrt(72) =
/// 111.51; TTL 300: 180, 300, 360 - sqrt(360) = 341.03. Users are seen at the ends of steps of 10 s with straight lines
/// between: half a step either way. 50,000 resolvers with shares as 1 / sqrt(rank) count as 17,500 equal ones: the
/// standard error of F is 0.0038 at most, of a quantile 0.0038 * b, of the mean TTL / sqrt(12 * 17,500); four of each
/// are granted.
/// </para>
/// <para>
/// Failures, without retries: demand times the integral of the share that has not moved, which is the mean time to
/// move, d + (a + b) / 2 when refused. Without reply users first have to notice: 5 s to the next request and 10 s of
/// timeout, taken as one exponential of mean 15 s. The share is then 1 - F(t)(1 - e^(-t/15)) and the integral longer by
/// 15 E[e^(-X/15)], X the time to move: 15 e^(-d/15) g(TTL) g(60) with g(a) = 15 / a (1 - e^(-a/15)), at most 1.2 s
/// here, which shifts the quantiles by at most 1.5 s.
/// </para>
/// </remarks>
[TestFixture]
public sealed class FailoverTests
{
    private const double Demand = 9e8;
    private const double HalfStep = 5;

    [Test, Combinatorial]
    public void Users_move_after_detection_and_two_caches(
        [Values(10, 30)] int interval,
        [Values(1, 3)] int threshold,
        [Values(10, 60, 300)] int ttl,
        [Values("refuse", "blackhole")] string how
    )
    {
        Incident incident = new SmallWorld
        {
            CheckSeconds = interval,
            Threshold = threshold,
            PrimaryTtl = ttl,
            SecondaryTtl = ttl,
            Resolvers = 50_000,
            Duration = "25m",
        }
            .With("site/dc-par", how, "13m")
            .Incident();

        bool silent = how == "blackhole";
        double probe = silent ? 4 : 0;
        double earliest = ((threshold - 1) * (interval + probe)) + probe;
        double detected = incident.DetectedSeconds!.Value;
        (double p50, double p90, double p99) = ttl switch
        {
            10 => (35.0, 59.0, 66.54),
            60 => (60.0, 93.17, 111.51),
            _ => (180.0, 300.0, 341.03),
        };
        double sampling = 4 * 0.0038 * Math.Max(ttl, 60);
        double noticing = silent ? 1.5 : 0;
        double unnoticed = silent ? 15 * Math.Exp(-detected / 15) * G(ttl) * G(60) : 0;
        double failedSeconds = detected + ((ttl + 60) / 2.0) + unnoticed;
        Assert.Multiple(() =>
        {
            Assert.That(
                detected,
                Is.InRange(earliest + (0.46 * interval), earliest + (0.99 * interval) + 1.5 + (0.4 * threshold))
            );
            Assert.That(incident.MovedP50Seconds - detected, InRange(p50, sampling, noticing));
            Assert.That(incident.MovedP90Seconds - detected, InRange(p90, sampling, noticing));
            Assert.That(incident.MovedP99Seconds - detected, InRange(p99, sampling, noticing));
            // Shares are integrated exactly; who notices in a step asks from the next one on: half a step for those
            // few.
            Assert.That(
                incident.FailedRequests / Demand,
                Is.EqualTo(failedSeconds).Within(0.1 + (4 * ttl / Math.Sqrt(12 * 17_500)) + (HalfStep * unnoticed / 15))
            );
            Assert.That(incident.FailedUserMinutes, Is.EqualTo(incident.FailedRequests * 5 / 60).Within(1e-9).Percent);
            Assert.That(incident.CapacitySeconds, Is.Zero, "the cloud has room for everybody");
        });
    }

    // After the end the check recovers with the 3rd of 16 checkers: T passing probes in a row. Users who hold the old
    // address after X = d + U(0, TTL) + U(0, 60) return when their connection closes, after an exponential life L: 1 %
    // is left when e^(-t/L) E[e^(X/L)] = 0.01, t = d + L (ln 100 + ln h(TTL) + ln h(60)), h(a) = (e^(a/L) - 1) L / a,
    // from t > the largest X on. L = 180: 828.93 + 180 ln 1.186837 = 30.83 for 60 s, 5.05 for 10 s, 170.37 for 300 s; L
    // = 60: 276.31 + 60 ln 1.718282 = 32.48 for 60 s. The return is seen at the end of a step.
    [TestCase("3m", 60, "refuse", 890.59)]
    [TestCase("3m", 10, "blackhole", 864.81)]
    [TestCase("3m", 300, "refuse", 1030.13)]
    [TestCase("1m", 60, "blackhole", 341.27)]
    public void Users_return_when_their_connections_close(string life, int ttl, string how, double expected)
    {
        SimulatedWorld world = new SmallWorld
        {
            PrimaryTtl = ttl,
            SecondaryTtl = ttl,
            Resolvers = 50_000,
            Duration = "1h",
            Clients = $"{{dnsCache: 60s, followTtl: 0%, requestInterval: 5s, connectionLife: {life}, mobileShare: 0%}}",
        }
            .With("site/dc-par", how, "20m")
            .Build();
        Incident incident = world.Finish("test").Incidents.Single();
        double recovered = world.Authority.Transitions[^1].At.TotalSeconds - SmallWorld.Begin - 1200;
        double round = how == "blackhole" ? 14 : 10;
        Assert.Multiple(() =>
        {
            Assert.That(world.Authority.Transitions, Has.Count.EqualTo(2));
            // Beta(3, 14): 99.9 % lie in [0.01, 0.54].
            Assert.That(recovered, Is.InRange(20 + (0.01 * round), 20 + (0.54 * round) + 3));
            Assert.That(incident.ReturnedSeconds - recovered, Is.InRange(expected - 2, expected + (2 * HalfStep) + 2));
        });
    }

    private static double G(double a) => 15 / a * (1 - Math.Exp(-a / 15));

    private static NUnit.Framework.Constraints.RangeConstraint InRange(
        double expected,
        double sampling,
        double later
    ) => Is.InRange(expected - HalfStep - sampling, expected + HalfStep + sampling + later);
}
