using FsCheck;
using Sim.Core.Statistics.Inference;

namespace Sim.Core.Tests.Statistics.Inference;

[TestFixture]
public sealed class SampleMomentsTests
{
    // 2 4 4 4 5 5 7 9: mean 5; squared differences 9 1 1 1 0 0 4 16, sum 32; cubed -27 -1 -1 -1 0 0 8 64, sum 42.
    // Variance 32 / 7. G1 = sqrt(n (n - 1)) / (n - 2) x m3 / m2^1.5 = sqrt(56) / 6 x (42 / 8) / 4^1.5 =
    // 0.8184875533567997.
    [Test]
    public void Moments_of_a_small_sample_by_hand()
    {
        var moments = new SampleMoments([2, 4, 4, 4, 5, 5, 7, 9]);

        Assert.That(moments.Count, Is.EqualTo(8));
        Assert.That(moments.Mean, Is.EqualTo(5));
        Assert.That(moments.Variance, Is.EqualTo(32 / 7.0).Within(1e-15));
        Assert.That(moments.StandardDeviation, Is.EqualTo(2.138089935299395).Within(1e-15));
        Assert.That(moments.StandardError, Is.EqualTo(Math.Sqrt(32 / 56.0)).Within(1e-15));
        Assert.That(moments.Skewness, Is.EqualTo(0.8184875533567997).Within(1e-14));
    }

    // The accuracy sets NumAcc1 to NumAcc4 of the Statistical Reference Datasets (NIST) with their certified values:
    // the mean, then 500 times the mean - sd and the mean + sd (NumAcc1: once). 10000000.1 is stored to within 1e-9,
    // which is 1e-8 of the standard deviation 0.1; the offset may not cost more than that.
    [TestCase(10_000_002, 1, 1, 0)]
    [TestCase(1.2, 0.1, 500, 1e-13)]
    [TestCase(1_000_000.2, 0.1, 500, 1e-9)]
    [TestCase(10_000_000.2, 0.1, 500, 1e-8)]
    public void The_reference_sets_of_NIST_come_out(double mean, double deviation, int repeats, double tolerance)
    {
        double[] values = NistAccuracySet(mean, deviation, repeats);
        var moments = new SampleMoments(values);

        Assert.That(moments.Mean, Is.EqualTo(mean).Within(1e-13).Percent);
        Assert.That(moments.StandardDeviation, Is.EqualTo(deviation).Within(tolerance * deviation));
    }

    // NIST certifies a lag-1 autocorrelation of -0.999 for NumAcc2 to NumAcc4.
    [TestCase(1.2)]
    [TestCase(1_000_000.2)]
    [TestCase(10_000_000.2)]
    public void The_autocorrelation_of_the_reference_sets_comes_out(double mean) =>
        Assert.That(BatchMeans.Lag1(NistAccuracySet(mean, 0.1, 500)), Is.EqualTo(-0.999).Within(1e-7));

    // One billion and 0, 1, 2, 3: all exact in a double. Variance 5 / 3, as without the offset; the textbook formula
    // (sum of squares - n mean^2) would give 0 or worse, since 1e18 has no room for units.
    [Test]
    public void A_large_offset_does_not_cost_the_variance()
    {
        var moments = new SampleMoments([1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3]);

        Assert.That(moments.Mean, Is.EqualTo(1e9 + 1.5));
        Assert.That(moments.Variance, Is.EqualTo(5 / 3.0).Within(1e-15));
        Assert.That(moments.Skewness, Is.EqualTo(0).Within(1e-15));
    }

    [Law]
    public bool A_constant_has_itself_as_mean_and_no_variance(NormalFloat value, PositiveInt count)
    {
        var moments = new SampleMoments();
        for (int i = 0; i <= count.Item; i++)
        {
            moments.Add(value.Item);
        }
        return moments.Mean == value.Item && moments.Variance == 0 && moments.StandardError == 0;
    }

    [Law]
    public bool Merged_parts_have_the_moments_of_the_whole(short[] a, short[] b)
    {
        var whole = new SampleMoments([.. a.Concat(b).Select(value => value / 8.0)]);
        var merged = new SampleMoments([.. a.Select(value => value / 8.0)]);
        merged.Add(new SampleMoments([.. b.Select(value => value / 8.0)]));
        return merged.Count == whole.Count
            && (whole.Count < 1 || Close(merged.Mean, whole.Mean, 1e-12 * (1 + Math.Abs(whole.Mean))))
            && (whole.Count < 2 || Close(merged.Variance, whole.Variance, 1e-12 * whole.Variance))
            && (whole.Count < 3 || Close(merged.Skewness, whole.Skewness, 1e-10));
    }

    [Test]
    public void Too_few_observations_have_no_moments_and_infinite_ones_are_refused()
    {
        var moments = new SampleMoments();

        Assert.That(() => moments.Mean, Throws.InvalidOperationException);
        Assert.That(() => moments.Add(double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => moments.Add(double.PositiveInfinity), Throws.InstanceOf<ArgumentOutOfRangeException>());
        moments.Add(3);
        Assert.That(moments.Mean, Is.EqualTo(3));
        Assert.That((moments.Variance, moments.Skewness), Is.EqualTo((double.NaN, double.NaN)));
    }

    private static bool Close(double a, double b, double tolerance) => Math.Abs(a - b) <= tolerance;

    private static double[] NistAccuracySet(double mean, double deviation, int repeats) =>
        [mean, .. Enumerable.Range(0, repeats).SelectMany(_ => new[] { mean - deviation, mean + deviation })];
}
