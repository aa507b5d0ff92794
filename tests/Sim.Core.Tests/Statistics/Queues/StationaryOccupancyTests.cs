using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class StationaryOccupancyTests
{
    // M/M/1: L = rho / (1 - rho), hence rho = L / (1 + L).
    [TestCase(1e-9)]
    [TestCase(0.3)]
    [TestCase(1.0)]
    [TestCase(9.0)]
    [TestCase(1e6)]
    public void One_exponential_server_has_the_textbook_utilization(double occupancy)
    {
        double expected = occupancy / (1 + occupancy);
        Assert.That(StationaryOccupancy.UtilizationAt(1, occupancy, 1), Is.EqualTo(expected).Within(1e-13 * expected));
    }

    // Pollaczek-Khinchine with constant service: L = rho + rho^2 / (2 (1 - rho)); at rho = 0.8: 0.8 + 0.64 / 0.4 = 2.4.
    [Test]
    public void One_constant_server_at_eighty_percent_holds_2_4_customers()
    {
        Assert.That(StationaryOccupancy.Occupancy(1, 0.8, 0.5), Is.EqualTo(2.4).Within(1e-12));
        Assert.That(StationaryOccupancy.UtilizationAt(1, 2.4, 0.5), Is.EqualTo(0.8).Within(1e-13));
    }

    // Roots of c rho + v Lq(rho) = L by bisection with 40 digits.
    [TestCase(16, 10, 1, 0.61954060205867429619)]
    [TestCase(16, 40, 2, 0.94305512824911360383)]
    [TestCase(100, 95, 1, 0.91716207314159564072)]
    [TestCase(100, 1e-6, 1, 1e-8)]
    [TestCase(1_000, 1_100, 0.5, 0.99593666960763542542)]
    public void The_inverse_is_the_exact_root(int servers, double occupancy, double variability, double expected)
    {
        double rho = StationaryOccupancy.UtilizationAt(servers, occupancy, variability);
        Assert.That(rho, Is.EqualTo(expected).Within(1e-12 * expected));
    }

    [TestCase(1)]
    [TestCase(16)]
    [TestCase(5_000)]
    [TestCase(1_000_000)]
    public void Utilization_starts_at_zero_and_never_reaches_one(int servers)
    {
        Assert.That(StationaryOccupancy.UtilizationAt(servers, 0, 1), Is.Zero);
        foreach (double occupancy in new[] { servers, 10.0 * servers, 1e12, 1e100, double.MaxValue })
        {
            Assert.That(
                StationaryOccupancy.UtilizationAt(servers, occupancy, 1),
                Is.LessThan(1).And.GreaterThanOrEqualTo(0.5)
            );
        }
    }

    [Test]
    public void Without_variability_the_servers_are_busy_with_all_customers_up_to_their_number()
    {
        Assert.That(StationaryOccupancy.UtilizationAt(10, 7, 0), Is.EqualTo(0.7));
        Assert.That(StationaryOccupancy.UtilizationAt(10, 70, 0), Is.EqualTo(1).Within(1e-12).And.LessThan(1));
    }

    // The relative error of L is that of rho times the condition number rho L'(rho) / L, which 2 / (1 - rho) bounds for
    // v = 1.
    [Law(MaxTest = 500)]
    public bool Occupancy_at_the_inverse_is_the_occupancy_again(ushort servers, uint share, byte variability)
    {
        int c = 1 + (servers % 6_000);
        double occupancy = c * Math.ScaleB(1 + share, -30);
        double v = variability / 16.0;
        double rho = StationaryOccupancy.UtilizationAt(c, occupancy, v);
        return (v == 0 && occupancy >= c)
            || Math.Abs(StationaryOccupancy.Occupancy(c, rho, v) - occupancy)
                <= 1e-12 * occupancy * (1 + v) / (1 - rho);
    }

    [Law(MaxTest = 500)]
    public bool More_customers_keep_the_servers_busier(ushort servers, ushort first, ushort second)
    {
        int c = 1 + (servers % 6_000);
        double a = Math.Min(first, second) * c / 20_000.0;
        double b = Math.Max(first, second) * c / 20_000.0;
        return StationaryOccupancy.UtilizationAt(c, a, 1) <= StationaryOccupancy.UtilizationAt(c, b, 1) * (1 + 1e-13);
    }

    [TestCase(0, 1.0, 1.0)]
    [TestCase(1, -1.0, 1.0)]
    [TestCase(1, double.NaN, 1.0)]
    [TestCase(1, double.PositiveInfinity, 1.0)]
    [TestCase(1, 1.0, -1.0)]
    [TestCase(1, 1.0, double.NaN)]
    public void Arguments_outside_the_range_are_refused(int servers, double occupancy, double variability)
    {
        Assert.That(
            () => StationaryOccupancy.UtilizationAt(servers, occupancy, variability),
            Throws.InstanceOf<ArgumentOutOfRangeException>()
        );
        Assert.That(() => StationaryOccupancy.Occupancy(4, 1, 1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
