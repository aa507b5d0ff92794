using Sim.Core.Models.Demand;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Models.Demand;

public class DiurnalCurveTest
{
    // x = 2 pi (t - 21 h)/24 h. 21:00: cos 0 = 1 twice, 1 + 0.4 + 0.1. 09:00: cos pi = -1, cos 2 pi = 1. 03:00 and
    // 15:00: cos(+-pi/2) = 0, cos(+-pi) = -1. 01:00 and 17:00: cos(+-pi/3) = 0.5, cos(+-2 pi/3) = -0.5: 1 + 0.2 - 0.05.
    [TestCase(21, 1.5)]
    [TestCase(9, 0.7)]
    [TestCase(3, 0.9)]
    [TestCase(15, 0.9)]
    [TestCase(1, 1.15)]
    [TestCase(17, 1.15)]
    [TestCase(25, 1.15)]
    [TestCase(-3, 1.5)]
    [TestCase(-39, 0.7)]
    public void The_peak_is_at_21_and_the_least_at_9(int hours, double expected)
    {
        Assert.That(DiurnalCurve.Default.At(SimDuration.FromHours(hours)), Is.EqualTo(expected).Within(1e-12));
    }

    [Law]
    public bool No_time_of_day_beats_21_or_is_below_9(int seconds)
    {
        double value = DiurnalCurve.Default.At(SimDuration.FromSeconds(seconds));

        return value is >= 0.7 - 1e-12 and <= 1.5 + 1e-12;
    }

    [Test]
    public void The_mean_of_a_day_is_one()
    {
        double mean = Enumerable.Range(0, 1440).Average(m => DiurnalCurve.Default.At(SimDuration.FromMinutes(m)));

        Assert.That(mean, Is.EqualTo(1).Within(1e-12));
    }

    [TestCase(1.1, 0.1)]
    [TestCase(0.4, 0.11)]
    [TestCase(0.4, -0.1)]
    [TestCase(double.NaN, 0)]
    public void A_curve_with_a_second_peak_or_negative_rates_is_refused(double daily, double halfDaily)
    {
        Assert.That(
            () => new DiurnalCurve(new Ratio(daily), new Ratio(halfDaily)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
