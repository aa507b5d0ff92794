using Sim.Core.Quantities;
using Sim.Core.Traffic;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Tests.Traffic;

[TestFixture]
public sealed class SojournDistributionTests
{
    // Quantiles of an exponential of mean 10 ms: -ln(1 - p) * 10 ms. The class promises 3 % at those that results name.
    [TestCase(0.5, 6.931)]
    [TestCase(0.95, 29.957)]
    [TestCase(0.99, 46.052)]
    public void The_quantiles_that_results_name_are_within_3_percent(double probability, double milliseconds)
    {
        var sojourn = new SojournDistribution();
        sojourn.AddExponential(SimDuration.FromMilliseconds(10), 1);
        Assert.That(Quantile(sojourn, probability) * 1000, Is.EqualTo(milliseconds).Within(3).Percent);
    }

    // Two in a row have 1 - e^-x (1 + x): the quantiles are 1.67835, 4.74386 and 6.63835 times the mean of one. Twelve
    // values of unequal weight are left of 64 sums: the promise is 12 %.
    [TestCase(0.5, 16.7835)]
    [TestCase(0.95, 47.4386)]
    [TestCase(0.99, 66.3835)]
    public void Two_exponentials_in_a_row_stay_within_12_percent(double probability, double milliseconds)
    {
        var sojourn = new SojournDistribution();
        sojourn.AddExponential(SimDuration.FromMilliseconds(10), 1);
        sojourn.AddExponential(SimDuration.FromMilliseconds(10), 1);
        Assert.Multiple(() =>
        {
            Assert.That(sojourn.MeanSeconds, Is.EqualTo(0.020).Within(1e-12));
            Assert.That(Quantile(sojourn, probability) * 1000, Is.EqualTo(milliseconds).Within(12).Percent);
        });
    }

    // Means add: 20 + 4 + (1 + 0.5 * 30) + 0.1 * 5000 ms = 540 ms.
    [Test]
    public void Means_of_services_waits_and_delays_add_up_exactly()
    {
        var sojourn = new SojournDistribution();
        sojourn.AddConstant(SimDuration.FromMilliseconds(20));
        sojourn.AddExponential(SimDuration.FromMilliseconds(4), 1);
        sojourn.AddWait(new StationWait(0.5, SimDuration.FromMilliseconds(30), SimDuration.FromMilliseconds(1)));
        sojourn.AddDelay(SimDuration.FromSeconds(5), 0.1);
        Assert.Multiple(() =>
        {
            Assert.That(sojourn.MeanSeconds, Is.EqualTo(0.540).Within(1e-12));
            Assert.That(sojourn.Pieces.Sum(piece => piece.Weight), Is.EqualTo(1).Within(1e-12));
        });
    }

    // 6 % wait 5 s more and 3 % 10 s: two different tenths, never 15 s.
    [Test]
    public void A_delay_that_some_meet_once_and_others_twice_makes_three_values()
    {
        var sojourn = new SojournDistribution();
        sojourn.AddConstant(SimDuration.FromSeconds(1));
        sojourn.AddDelays(SimDuration.FromSeconds(5), 0.06, 0.03, 2);
        Assert.That(sojourn.Pieces.Select(piece => piece.Seconds), Is.EqualTo(new[] { 1.0, 6, 11 }));
        Assert.That(sojourn.Pieces.Select(piece => piece.Weight), Is.EqualTo(new[] { 0.91, 0.06, 0.03 }).Within(1e-12));
    }

    // A tenth is delayed by 5 s; everything else takes milliseconds.
    [Test]
    public void The_share_above_a_limit_is_the_share_that_a_long_delay_hits()
    {
        var sojourn = new SojournDistribution();
        sojourn.AddExponential(SimDuration.FromMilliseconds(4), 1);
        sojourn.AddDelay(SimDuration.FromSeconds(5), 0.1);
        Assert.Multiple(() =>
        {
            Assert.That(sojourn.ShareAbove(SimDuration.FromSeconds(4)), Is.EqualTo(0.1).Within(1e-12));
            Assert.That(sojourn.ShareAbove(SimDuration.FromSeconds(6)), Is.Zero);
        });
    }

    // Without the tenth that is delayed, a mean of 20 ms is left.
    [Test]
    public void Those_within_a_limit_are_all_there_is()
    {
        var sojourn = new SojournDistribution();
        sojourn.AddConstant(SimDuration.FromMilliseconds(20));
        sojourn.AddDelay(SimDuration.FromSeconds(5), 0.1);
        SojournDistribution within = sojourn.Within(SimDuration.FromSeconds(4));
        Assert.Multiple(() =>
        {
            Assert.That(within.MeanSeconds, Is.EqualTo(0.020).Within(1e-12));
            Assert.That(within.Pieces.Sum(piece => piece.Weight), Is.EqualTo(1).Within(1e-12));
            Assert.That(sojourn.Within(SimDuration.FromSeconds(6)), Is.SameAs(sojourn));
            Assert.That(sojourn.Within(SimDuration.Zero), Is.SameAs(sojourn), "nobody is left");
        });
    }

    [Test]
    public void A_time_that_adds_less_than_a_hundredth_counts_with_its_mean()
    {
        var sojourn = new SojournDistribution();
        sojourn.AddConstant(SimDuration.FromMilliseconds(20));
        sojourn.AddExponential(SimDuration.FromMilliseconds(0.1), 0.5);
        Assert.Multiple(() =>
        {
            Assert.That(sojourn.Pieces, Has.Count.EqualTo(1));
            Assert.That(sojourn.Pieces[0].Seconds, Is.EqualTo(0.02005).Within(1e-12));
        });
    }

    [Law(MaxTest = 200)]
    public bool However_many_parts_are_added_the_mean_is_exact_and_the_pieces_stay_few(
        (ushort MeanMicroseconds, byte Probability, byte Kind)[] parts
    )
    {
        var sojourn = new SojournDistribution();
        double mean = 0;
        foreach ((ushort microseconds, byte chance, byte kind) in parts)
        {
            var time = SimDuration.FromMilliseconds(microseconds / 1000.0);
            double share = chance / 255.0;
            switch (kind % 3)
            {
                case 0:
                    sojourn.AddConstant(time);
                    mean += time.TotalSeconds;
                    break;
                case 1:
                    sojourn.AddExponential(time, share);
                    mean += share * time.TotalSeconds;
                    break;
                default:
                    sojourn.AddDelay(time, share);
                    mean += share * time.TotalSeconds;
                    break;
            }
        }
        // A part that counts with its mean is rounded to a nanosecond.
        return Math.Abs(sojourn.MeanSeconds - mean) <= (1e-12 * mean) + (1e-9 * parts.Length)
            && sojourn.Pieces.Count <= 12
            && Math.Abs(sojourn.Pieces.Sum(piece => piece.Weight) - 1) < 1e-9
            && sojourn.Pieces.All(piece => piece.Seconds >= 0 && piece.Weight >= 0);
    }

    private static double Quantile(SojournDistribution sojourn, double probability)
    {
        double sum = 0;
        foreach ((double seconds, double weight) in sojourn.Pieces)
        {
            sum += weight;
            if (sum >= probability)
            {
                return seconds;
            }
        }
        return sojourn.Pieces[^1].Seconds;
    }
}
