using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Network;

// Windows of 10, 20, 40, 80, ... segments of 1,460 bytes: 10, 30, 70, 150, 310, 630, 1,270 segments after 1, 2, ...
// rounds.
public class SlowStartTest
{
    [TestCase(0, 1)]
    [TestCase(1, 1)]
    [TestCase(14_000, 1)]
    [TestCase(14_600, 1)]
    [TestCase(14_601, 2)]
    [TestCase(43_800, 2)]
    [TestCase(43_801, 3)]
    [TestCase(50_000, 3)]
    [TestCase(100_000, 3)]
    [TestCase(500_000, 6)]
    [TestCase(1_000_000, 7)]
    public void Rounds_are_the_windows_that_the_segments_fill(double bytes, int rounds)
    {
        Assert.That(SlowStart.TransferRounds(new ByteSize(bytes)), Is.EqualTo(rounds));
        Assert.That(SlowStart.RoundTripsAfterFirstByte(new ByteSize(bytes)), Is.EqualTo(rounds - 1));
    }

    // 50,000 bytes are 35 segments: log2(35 / 10 + 1) = 2.1699; 685 segments at 1.5: ln(685 * 0.5 / 10 + 1) / ln 1.5 =
    // 8.7861.
    [TestCase(50_000, SlowStart.Growth, 2.1699)]
    [TestCase(100_000, SlowStart.Growth, 2.9819)]
    [TestCase(500_000, SlowStart.Growth, 5.1416)]
    [TestCase(1_000_000, SlowStart.Growth, 6.1189)]
    [TestCase(100_000, SlowStart.DelayedAcknowledgementGrowth, 3.6820)]
    [TestCase(1_000_000, SlowStart.DelayedAcknowledgementGrowth, 8.7861)]
    public void The_formula_of_Cardwell_gives_fractions_of_rounds(double bytes, double growth, double rounds)
    {
        Assert.That(SlowStart.ContinuousRounds(new ByteSize(bytes), growth), Is.EqualTo(rounds).Within(5e-5));
    }

    [Law]
    public bool Whole_rounds_are_the_formula_rounded_up(FsCheck.NonNegativeInt bytes)
    {
        ByteSize size = new(bytes.Get * 1_000.0);

        return SlowStart.TransferRounds(size) == (int)Math.Ceiling(SlowStart.ContinuousRounds(size) - 1e-9);
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_size_that_cannot_be_is_refused(double bytes)
    {
        Assert.That(
            () => SlowStart.TransferRounds(new ByteSize(bytes)),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
    }
}
