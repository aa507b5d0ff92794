using FsCheck;
using Sim.Scenarios.Experiments.Sweeps.Designs;

namespace Sim.Scenarios.Tests.Experiments.Sweeps.Designs;

[TestFixture]
public sealed class LatinHypercubeTests
{
    // McKay, Beckman and Conover (1979): one point in each of n equal strata of every coordinate.
    [Law]
    public bool Every_stratum_of_every_factor_has_one_point(ulong seed, PositiveInt points)
    {
        int n = Math.Min(points.Get, 500);
        double[][] shares = LatinHypercube.Points(seed, n, ["a", "b", "c"]);
        return Enumerable
            .Range(0, 3)
            .All(column =>
                shares.Select(point => (int)(point[column] * n)).Order().SequenceEqual(Enumerable.Range(0, n))
            );
    }

    [Test]
    public void Another_factor_moves_no_other()
    {
        double[][] two = LatinHypercube.Points(7, 20, ["a", "b"]);
        double[][] three = LatinHypercube.Points(7, 20, ["new", "a", "b"]);

        Assert.That(three.Select(point => point[1..]), Is.EqualTo(two));
    }

    [Test]
    public void Factors_and_seeds_have_their_own_order()
    {
        double[][] one = LatinHypercube.Points(7, 20, ["a", "b"]);
        double[][] other = LatinHypercube.Points(8, 20, ["a", "b"]);

        Assert.That(one.Select(point => point[0]), Is.Not.EqualTo(one.Select(point => point[1])));
        Assert.That(one.Select(point => point[0]), Is.Not.EqualTo(other.Select(point => point[0])));
    }
}
