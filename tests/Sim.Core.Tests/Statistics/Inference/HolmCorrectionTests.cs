using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class HolmCorrectionTests
{
    // In order 0.005 x 4 = 0.02, 0.01 x 3 = 0.03, 0.03 x 2 = 0.06, and 0.04 x 1 may not fall below the one before.
    [Test]
    public void Each_is_multiplied_by_the_hypotheses_that_are_left() =>
        Assert.That(
            HolmCorrection.Adjust([0.01, 0.04, 0.03, 0.005]),
            Is.EqualTo(new[] { 0.03, 0.06, 0.06, 0.02 }).Within(1e-15)
        );

    // The fifteen p-values of Benjamini and Hochberg (Journal of the Royal Statistical Society B 57, 1995), of which
    // Holm's procedure rejects three at 5 %. R 4.2.2: p.adjust(p, "holm").
    [Test]
    public void The_fifteen_of_Benjamini_and_Hochberg_come_out()
    {
        double[] adjusted = HolmCorrection.Adjust([
            0.0001,
            0.0004,
            0.0019,
            0.0095,
            0.0201,
            0.0278,
            0.0298,
            0.0344,
            0.0459,
            0.3240,
            0.4262,
            0.5719,
            0.6528,
            0.7590,
            1,
        ]);

        Assert.That(
            adjusted,
            Is.EqualTo(new[] { 0.0015, 0.0056, 0.0247, 0.114, 0.2211, 0.278, 0.278, 0.278, 0.3213, 1, 1, 1, 1, 1, 1 })
                .Within(1e-15)
        );
        Assert.That(adjusted.Count(p => p <= 0.05), Is.EqualTo(3));
    }

    [Law]
    public bool It_lies_between_no_correction_and_Bonferroni_and_keeps_the_order(byte[] bytes)
    {
        double[] p = [.. bytes.Select(value => value / 255.0)];
        double[] adjusted = HolmCorrection.Adjust(p);
        return Enumerable
            .Range(0, p.Length)
            .All(i =>
                p[i] <= adjusted[i]
                && adjusted[i] <= Math.Min(1, p[i] * p.Length)
                && Enumerable
                    .Range(0, p.Length)
                    .All(j => p[i] < p[j] == adjusted[i] < adjusted[j] || adjusted[i] == adjusted[j])
            );
    }

    [Law]
    public bool The_order_given_does_not_matter(byte[] bytes)
    {
        double[] p = [.. bytes.Select(value => value / 255.0)];
        return HolmCorrection.Adjust([.. p.Reverse()]).Reverse().SequenceEqual(HolmCorrection.Adjust(p));
    }

    [TestCase(-0.1)]
    [TestCase(1.1)]
    [TestCase(double.NaN)]
    public void Only_probabilities_are_corrected(double p) =>
        Assert.That(() => HolmCorrection.Adjust([0.5, p]), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void No_question_needs_no_correction() => Assert.That(HolmCorrection.Adjust([]), Is.Empty);
}
