using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

public class LossLimitTest
{
    private static readonly SimDuration s_roundTrip = SimDuration.FromMilliseconds(100);

    // Values of the published formula for a round trip of 100 ms, a timer of 400 ms and an acknowledgement for every
    // second segment. At 1 %: 0.1 s * sqrt(4 * 0.01 / 3) = 0.011547 s; 0.4 s * 3 * sqrt(0.0075) * 0.01 * 1.0032 =
    // 0.001043 s; 1 / 0.012590 s = 79.4.
    [TestCase(0.0001, 865.2)]
    [TestCase(0.001, 271.4)]
    [TestCase(0.01, 79.4)]
    [TestCase(0.02, 51.8)]
    [TestCase(0.05, 26.1)]
    public void The_formula_of_Padhye_gives_its_published_rates(double loss, double segmentsPerSecond)
    {
        double rate = LossLimit.Pftk(s_roundTrip, SimDuration.FromMilliseconds(400), new Ratio(loss));

        Assert.That(rate, Is.EqualTo(segmentsPerSecond).Within(0.2).Percent);
    }

    // sqrt(3/2) / sqrt(p) per round trip.
    [TestCase(0.0001, 1, 1224.7)]
    [TestCase(0.001, 1, 387.3)]
    [TestCase(0.01, 1, 122.5)]
    [TestCase(0.02, 1, 86.6)]
    [TestCase(0.05, 1, 54.8)]
    // With delayed acknowledgements the constant is sqrt(3/4) = 0.866.
    [TestCase(0.01, 2, 86.6)]
    public void The_formula_of_Mathis_is_a_square_root(double loss, int perAcknowledgement, double segmentsPerSecond)
    {
        double rate = LossLimit.Mathis(s_roundTrip, new Ratio(loss), perAcknowledgement);

        Assert.That(rate, Is.EqualTo(segmentsPerSecond).Within(0.1).Percent);
    }

    // 20 segments in 100 ms.
    [Test]
    public void A_receiver_can_be_slower_than_loss_allows()
    {
        double rate = LossLimit.Pftk(s_roundTrip, SimDuration.FromMilliseconds(400), new Ratio(0.0001), 2, 20);

        Assert.That(rate, Is.EqualTo(200).Within(1e-9));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(double.NaN)]
    public void A_loss_that_cannot_be_is_refused(double loss)
    {
        Assert.That(() => LossLimit.Pftk(s_roundTrip, new Ratio(loss)), Throws.InstanceOf<ArgumentException>());
    }

    [Law]
    public bool More_loss_is_never_faster_and_timers_only_slow_down(
        FsCheck.NormalFloat first,
        FsCheck.NormalFloat second
    )
    {
        double a = Loss(first.Get);
        double b = Loss(second.Get);
        (double less, double more) = a < b ? (a, b) : (b, a);
        double fast = LossLimit.Pftk(s_roundTrip, new Ratio(less));
        return fast >= LossLimit.Pftk(s_roundTrip, new Ratio(more))
            && fast <= LossLimit.Mathis(s_roundTrip, new Ratio(less), 2) * (1 + 1e-9);

        static double Loss(double any) => 1e-6 + (0.9 * Math.Abs(any - Math.Floor(any)));
    }
}
