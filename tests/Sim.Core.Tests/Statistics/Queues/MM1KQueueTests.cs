using System.Numerics;
using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class MM1KQueueTests
{
    // P(n) = rho^n / (1 + rho + ... + rho^K) summed with 40 digits, and from it: loss P(K), L, Lq, P(wait) =
    // (P(1) + ... + P(K-1)) / (1 - P(K)).
    [TestCase(0.5, 1, 0.33333333333333333333, 0.33333333333333333333, 0, 0)]
    [TestCase(0.8, 5, 0.088819498655564229335, 1.868332032266458496, 1.1393876311909098794, 0.70252260828177058544)]
    [TestCase(1, 5, 0.16666666666666666667, 2.5, 1.6666666666666666667, 0.8)]
    [TestCase(0.999999999, 10, 0.090909090454545455, 4.999999989999999995, 4.0909090813636363595, 0.89999999955)]
    [TestCase(1.000000001, 10, 0.090909091363636364091, 5.000000009999999995, 4.0909091004545454505, 0.90000000045)]
    [TestCase(1.25, 5, 0.27105559892445138347, 3.131667967733541504, 2.2204874663891057334, 0.87815326035221323179)]
    [TestCase(0.8, 1_000, 2.4604638443222343539e-98, 4, 3.2, 0.8)]
    [TestCase(2, 1_000, 0.5, 999, 998, 1)]
    [TestCase(1e-8, 3, 9.9999999e-25, 1.0000000100000001e-8, 1.0000000099999998e-16, 9.999999999999999e-9)]
    [TestCase(1e8, 3, 0.99999999, 2.9999999899999999, 1.9999999899999999, 0.9999999999999999)]
    [TestCase(
        0.9999,
        100_000,
        4.5379292939835116965e-9,
        9994.4624791241908761,
        9993.4625791287283516,
        0.99989999546207068542
    )]
    [TestCase(
        1.0001,
        100_000,
        0.000099994542561241566045,
        90004.542060917845178,
        90003.542060922387194,
        0.99999999545753028013
    )]
    public void Numbers_and_probabilities_are_the_exact_ones(
        double load,
        int places,
        double loss,
        double inSystem,
        double inQueue,
        double wait
    )
    {
        MM1KQueue queue = MM1K(load, places);
        // The last digit of the load, half an ulp of 1.0001 say, counts K times in rho^K.
        double rounding = 1e-13 + (places * 1.2e-16);
        Assert.Multiple(() =>
        {
            Assert.That(queue.LossProbability, Is.EqualTo(loss).Within(rounding * loss));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(inSystem).Within(rounding * inSystem));
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(inQueue).Within(rounding * inQueue));
            Assert.That(queue.WaitProbability, Is.EqualTo(wait).Within(rounding * wait));
        });
    }

    // rho is a fraction p / 2^k, so rho^n has the integer weight p^n 2^(k (K - n)): every sum is exact.
    [Law]
    public bool All_measures_agree_with_exact_fractions(ushort load, byte room)
    {
        const int Bits = 13;
        BigInteger p = 1 + load;
        int places = 1 + (room % 150);
        BigInteger[] weights =
        [
            .. Enumerable.Range(0, places + 1).Select(n => BigInteger.Pow(p, n) << (Bits * (places - n))),
        ];
        BigInteger all = weights.Aggregate(BigInteger.Add);
        BigInteger inSystem = weights.Select((weight, n) => n * weight).Aggregate(BigInteger.Add);
        BigInteger busy = all - weights[0];
        BigInteger admitted = all - weights[^1];

        MM1KQueue queue = MM1K(Math.ScaleB((double)p, -Bits), places);
        return Agrees(queue.LossProbability, weights[^1], all)
            && Agrees(queue.Utilization, busy, all)
            && Agrees(queue.MeanNumberInSystem, inSystem, all)
            && Agrees(queue.MeanNumberInQueue, inSystem - busy, all)
            && Agrees(queue.WaitProbability, admitted - weights[0], admitted)
            && Agrees(queue.Throughput.PerSecond, busy, all);
    }

    // Who is admitted finds n with P(n) / (1 - P(K)) and waits for n exponential services: sums of Erlang tails with 40
    // digits.
    [TestCase(0.8, 5, 3, 0.19308188151421009395, 0.34068952019266059410)]
    [TestCase(1, 100, 60, 0.39000003519292434578, 0.40000002037764801932)]
    [TestCase(1.0001, 1_000, 900, 0.10347724951852145607, 0.10451710307718860028)]
    [TestCase(2, 1_000, 995, 0.53364695741555348434, 0.54620475844728225360)]
    [TestCase(0.5, 50, 2, 0.18393972058572043599, 0.36787944117144176016)]
    public void The_times_of_the_admitted_are_mixed_of_Erlang_times(
        double load,
        int places,
        double time,
        double wait,
        double sojourn
    )
    {
        MM1KQueue queue = MM1K(load, places);
        Assert.Multiple(() =>
        {
            Assert.That(queue.WaitExceeds(Seconds(time)), Is.EqualTo(wait).Within(1e-13));
            Assert.That(queue.SojournExceeds(Seconds(time)), Is.EqualTo(sojourn).Within(1e-13));
        });
    }

    // A full room of 10^6 makes the admitted wait for 999,999 services less about one, with a standard deviation of
    // 1000; a normal variable exceeds 2.3263 of them with 1 %, and skewness moves the quantile by (2.3263^2 - 1) / 3 s.
    [Test]
    public void A_room_for_a_million_fills_up_under_overload()
    {
        MM1KQueue queue = MM1K(4, 1_000_000);
        Assert.Multiple(() =>
        {
            Assert.That(queue.LossProbability, Is.EqualTo(0.75).Within(1e-15));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(999_999.0 + (2 / 3.0)).Within(1e-8));
            Assert.That(queue.WaitQuantile(0.99).TotalSeconds, Is.EqualTo(1_002_327).Within(5));
        });
    }

    [Test]
    public void Without_arrivals_nothing_happens()
    {
        MM1KQueue queue = MM1K(0, 4);
        Assert.Multiple(() =>
        {
            Assert.That(queue.LossProbability, Is.Zero);
            Assert.That(queue.MeanNumberInSystem, Is.Zero);
            Assert.That(queue.WaitProbability, Is.Zero);
            Assert.That(queue.MeanWait, Is.EqualTo(SimDuration.Zero));
            Assert.That(queue.MeanSojourn, Is.EqualTo(Service));
        });
    }

    [TestCase(0)]
    [TestCase(1_000_001)]
    public void A_room_has_one_to_a_million_places(int places) =>
        Assert.That(() => MM1K(0.5, places), Throws.InstanceOf<ArgumentOutOfRangeException>());

    /// <summary>Within 1e-13 of the fraction, as long as a double has all its digits.</summary>
    private static bool Agrees(double value, BigInteger numerator, BigInteger denominator)
    {
        int shift = (int)(numerator.GetBitLength() - denominator.GetBitLength()) - 70;
        BigInteger quotient = shift < 0 ? (numerator << -shift) / denominator : numerator / (denominator << shift);
        double expected = Math.ScaleB((double)quotient, shift);
        return Math.Abs(value - expected) <= (1e-13 * expected) + 1e-300;
    }
}
