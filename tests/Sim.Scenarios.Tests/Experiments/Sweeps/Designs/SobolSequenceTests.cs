using Sim.Scenarios.Experiments.Sweeps.Designs;

namespace Sim.Scenarios.Tests.Experiments.Sweeps.Designs;

[TestFixture]
public sealed class SobolSequenceTests
{
    // The output that Joe and Kuo print for "sobol 10 3 new-joe-kuo-6.21201" on the page of their generator.
    [Test]
    public void The_first_points_are_the_published_ones() =>
        Assert.That(
            SobolSequence.Points(10, 3),
            Is.EqualTo(
                new double[][]
                {
                    [0, 0, 0],
                    [0.5, 0.5, 0.5],
                    [0.75, 0.25, 0.25],
                    [0.25, 0.75, 0.75],
                    [0.375, 0.375, 0.625],
                    [0.875, 0.875, 0.125],
                    [0.625, 0.125, 0.875],
                    [0.125, 0.625, 0.375],
                    [0.1875, 0.3125, 0.9375],
                    [0.6875, 0.8125, 0.4375],
                }
            )
        );

    // Every coordinate alone is a permutation of the multiples of 1/n for the first n = 2^k points (property of a
    // (t, s)-sequence in base 2 whose generating matrices are upper triangular with ones on the diagonal).
    [TestCase(2)]
    [TestCase(16)]
    [TestCase(256)]
    public void The_first_points_of_a_power_of_two_have_every_multiple_once(int points)
    {
        double[][] shares = SobolSequence.Points(points, SobolSequence.MostDimensions);
        double[] multiples = [.. Enumerable.Range(0, points).Select(i => i / (double)points)];

        for (int d = 0; d < SobolSequence.MostDimensions; d++)
        {
            Assert.That(shares.Select(point => point[d]).Order(), Is.EqualTo(multiples), $"dimension {d + 1}");
        }
    }

    // Two dimensions with the same numbers would be one.
    [Test]
    public void No_two_dimensions_are_the_same()
    {
        double[][] shares = SobolSequence.Points(128, SobolSequence.MostDimensions);

        Assert.That(
            Enumerable
                .Range(0, SobolSequence.MostDimensions)
                .Select(d => string.Join(' ', shares.Select(point => (int)(point[d] * 128)))),
            Is.Unique
        );
    }
}
