using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

/// <summary>What holds for all models, and where two of them are the same queue.</summary>
public sealed class StationaryQueueLaws
{
    /// <summary>One queue of each kind, with parameters made from three numbers.</summary>
    private static IEnumerable<StationaryQueue> Queues(double perServer, int servers, double cvSquared)
    {
        SimDuration service = SimDuration.FromMilliseconds(50);
        RequestRate one = new(perServer / 0.05);
        yield return new MM1Queue(one, service);
        yield return new MMcQueue(one * servers, service, servers);
        yield return new MMccQueue(one * servers, service, servers);
        yield return new MM1KQueue(one, service, servers);
        yield return new MG1Queue(one, service, cvSquared);
        yield return GGcQueue.AllenCunneen(one * servers, service, servers, 0.5, cvSquared);
        yield return GGcQueue.Sakasegawa(one * servers, service, servers, 0.5, cvSquared);
        yield return new PowerOfChoicesQueue(one, service, servers);
    }

    // L = lambda W and Lq = lambda Wq with the admitted lambda; times are rounded to half a nanosecond.
    [Law]
    public bool Little_s_law_holds(ushort load, byte servers, byte cv) =>
        Queues(load / 65_537.0, 1 + servers, cv / 16.0)
            .All(queue =>
            {
                double rate = queue.Throughput.PerSecond;
                double rounding = rate * 0.6e-9;
                return Near(queue.MeanNumberInQueue, rate * queue.MeanWait.TotalSeconds, rounding)
                    && Near(queue.MeanNumberInSystem, rate * queue.MeanSojourn.TotalSeconds, rounding);
            });

    [Law]
    public bool Who_is_not_lost_is_served(ushort load, byte servers, byte cv) =>
        Queues(load / 16_384.0, 1 + servers, cv / 16.0)
            .Where(queue => queue.IsStable)
            .All(queue =>
                Near(queue.Throughput.PerSecond, queue.Arrivals.PerSecond * (1 - queue.LossProbability), 1e-12)
            );

    [Law]
    public bool More_load_never_makes_anything_better(ushort first, ushort second, byte servers, byte cv)
    {
        StationaryQueue[] less = [.. Queues(Math.Min(first, second) / 32_768.0, 1 + servers, cv / 16.0)];
        StationaryQueue[] more = [.. Queues(Math.Max(first, second) / 32_768.0, 1 + servers, cv / 16.0)];
        return less.Zip(more)
            .All(pair =>
                NotAbove(pair.First.Utilization, pair.Second.Utilization)
                && NotAbove(pair.First.LossProbability, pair.Second.LossProbability)
                && NotAbove(pair.First.WaitProbability, pair.Second.WaitProbability)
                && NotAbove(pair.First.MeanNumberInQueue, pair.Second.MeanNumberInQueue)
                && pair.First.MeanSojourn <= pair.Second.MeanSojourn + new SimDuration(1)
            );
    }

    // The limits: everyone waits, the servers are busy all the time, and no number is finite.
    [TestCase(1)]
    [TestCase(1.5)]
    [TestCase(1e12)]
    public void An_overloaded_queue_without_limit_has_the_limits_for_its_measures(double load)
    {
        StationaryQueue[] overloaded = [.. Queues(load, 8, 0.5).Where(queue => queue is not (MMccQueue or MM1KQueue))];
        Assert.That(overloaded, Has.Length.EqualTo(6));
        foreach (StationaryQueue queue in overloaded)
        {
            Assert.Multiple(() =>
            {
                Assert.That(queue.IsStable, Is.False);
                Assert.That(queue.Utilization, Is.EqualTo(1));
                Assert.That(queue.WaitProbability, Is.EqualTo(1));
                Assert.That(queue.MeanNumberInSystem, Is.EqualTo(double.PositiveInfinity));
                Assert.That(queue.MeanWait, Is.EqualTo(SimDuration.MaxValue));
                Assert.That(queue.MeanSojourn, Is.EqualTo(SimDuration.MaxValue));
                Assert.That(queue.Throughput.PerSecond, Is.EqualTo(queue.Servers / 0.05).Within(1e-9));
            });
        }
        foreach (MarkovianQueue queue in overloaded.OfType<MarkovianQueue>())
        {
            Assert.That(queue.WaitQuantile(0.01), Is.EqualTo(SimDuration.MaxValue));
            Assert.That(queue.SojournExceeds(SimDuration.FromHours(1)), Is.EqualTo(1));
        }
    }

    [Law]
    public bool Queues_of_different_kinds_that_are_the_same_queue_agree(ushort load, byte time)
    {
        double rho = load / 65_537.0;
        SimDuration later = Seconds(time / 32.0);
        MM1Queue one = MM1(rho);
        return Same(one, MMc(rho, 1), later)
            && Same(one, PowerOf(1, rho), later)
            && Same(MMcc(2 * rho, 1), MM1K(2 * rho, 1), later)
            && Near(one.MeanNumberInQueue, MG1(rho, 1).MeanNumberInQueue, 0);
    }

    // A room that is never full: rho^2000 is below 1e-88 for rho of up to 0.9.
    [Law]
    public bool A_large_room_is_like_an_unbounded_one(ushort load, byte time) =>
        Same(MM1(load / 72_818.0), MM1K(load / 72_818.0, 2_000), Seconds(time / 32.0));

    // E W is the integral of P(W > t). For a falling function the trapezoidal rule with step h errs by at most
    // h (f(0) - f(end)) / 2; what is left after 300 services is below e^-30 at 90 % load.
    [Law(MaxTest = 20)]
    public bool The_mean_time_is_the_integral_of_its_tail(ushort load, byte servers) =>
        Queues(0.9 * load / 65_536.0, 1 + (servers % 20), 1)
            .OfType<MarkovianQueue>()
            .All(queue =>
            {
                double step = queue.Service.TotalSeconds / 16;
                double wait = 0;
                double sojourn = 0;
                for (int i = 0; i < 16 * 300; i++)
                {
                    SimDuration time = SimDuration.FromSeconds(step * i);
                    wait += queue.WaitExceeds(time) * (i == 0 ? step / 2 : step);
                    sojourn += queue.SojournExceeds(time) * (i == 0 ? step / 2 : step);
                }
                return Math.Abs(wait - queue.MeanWait.TotalSeconds) <= step / 2
                    && Math.Abs(sojourn - queue.MeanSojourn.TotalSeconds) <= step / 2;
            });

    // By its definition: exceeded with at most 1 - p, and one nanosecond less with more.
    [Law]
    public bool A_quantile_is_the_least_time_that_is_exceeded_seldom_enough(ushort load, byte servers, ushort share)
    {
        double p = share / 65_536.0;
        return Queues(load / 65_537.0, 1 + servers, 1)
            .OfType<MarkovianQueue>()
            .All(queue =>
            {
                SimDuration wait = queue.WaitQuantile(p);
                SimDuration sojourn = queue.SojournQuantile(p);
                return queue.WaitExceeds(wait) <= 1 - p
                    && queue.WaitExceeds(wait - new SimDuration(1)) > 1 - p - (wait == SimDuration.Zero ? 1 : 0)
                    && queue.SojournExceeds(sojourn) <= 1 - p
                    && (sojourn == SimDuration.Zero || queue.SojournExceeds(sojourn - new SimDuration(1)) > 1 - p);
            });
    }

    [TestCase(-1.0)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_rate_is_finite_and_not_negative(double rate) =>
        Assert.That(() => MM1(rate), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Service_takes_time_and_somebody_serves()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => new MM1Queue(Rate(1), SimDuration.Zero),
                Throws.InstanceOf<ArgumentOutOfRangeException>()
            );
            Assert.That(() => MMc(1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => MMcc(1, 1_000_001), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }

    private static bool Same(MarkovianQueue a, MarkovianQueue b, SimDuration later) =>
        Near(a.MeanNumberInSystem, b.MeanNumberInSystem, 0)
        && Near(a.MeanNumberInQueue, b.MeanNumberInQueue, 1e-15)
        && Near(a.LossProbability, b.LossProbability, 1e-15)
        && Near(a.WaitProbability, b.WaitProbability, 1e-15)
        && Near(a.WaitExceeds(later), b.WaitExceeds(later), 1e-13)
        && Near(a.SojournExceeds(later), b.SojournExceeds(later), 1e-13)
        && Near(a.WaitQuantile(0.99).TotalSeconds, b.WaitQuantile(0.99).TotalSeconds, 1e-9);

    private static bool NotAbove(double less, double more) => less <= more * (1 + 1e-12);

    private static bool Near(double a, double b, double absolute) =>
        Math.Abs(a - b) <= (1e-11 * Math.Abs(b)) + absolute;
}
