using System.Numerics;
using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class ErlangBTests
{
    // B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)) with 40 digits. The rows (10, 8) and (100, 90) are the tabulated
    // .12166 and .02696.
    [TestCase(1, 0.5, 0.33333333333333333333)]
    [TestCase(10, 8.0, 0.12166106425295151004)]
    [TestCase(100, 90.0, 0.026957380464359214770)]
    [TestCase(10, 100.0, 0.90108470478153834304)]
    [TestCase(10, 1e6, 0.99999000001000008000)]
    [TestCase(5_000, 4_990.0, 0.0099744198550242610557)]
    [TestCase(1_000_000, 999_000.0, 0.00028742137577686792424)]
    [TestCase(1_000_000, 1_000_000.0, 0.00079746030685556101375)]
    [TestCase(1_000_000, 2_000_000.0, 0.50000049999800001600)]
    public void Blocking_is_the_exact_one(int servers, double load, double expected) =>
        Assert.That(ErlangB.Blocking(servers, load), Is.EqualTo(expected).Within(1e-12 * expected));

    // a (1 - B) / c from the same recursion.
    [TestCase(1, 0.5, 0.33333333333333333333)]
    [TestCase(10, 8.0, 0.70267114859763879197)]
    [TestCase(10, 1e6, 0.99999899999199995395)]
    [TestCase(1_000_000, 1_010_000.0, 0.99990192530738152070)]
    [TestCase(1_000_000, 2_000_000.0, 0.99999900000399996800)]
    public void Carried_load_over_servers_is_the_exact_utilization(int servers, double load, double expected) =>
        Assert.That(ErlangB.CarriedLoad(servers, load) / servers, Is.EqualTo(expected).Within(1e-12 * expected));

    // c = 1: B = a / (1 + a), so 1 / (1 + a) of the time the server is idle. 1 - B, taken literally, would have no
    // correct digit left.
    [Test]
    public void A_server_under_absurd_load_is_busy_all_the_time()
    {
        Assert.Multiple(() =>
        {
            Assert.That(ErlangB.CarriedLoad(1, 1e18), Is.EqualTo(1));
            Assert.That(ErlangB.CarriedLoad(7, double.PositiveInfinity), Is.EqualTo(7));
            Assert.That(ErlangB.Blocking(7, double.PositiveInfinity), Is.EqualTo(1));
        });
    }

    [TestCase(1, 0.0)]
    [TestCase(3, 0.0)]
    [TestCase(1, 1e-300)]
    [TestCase(1_000_000, 500_000.0)]
    public void Nobody_is_lost_where_servers_abound(int servers, double load)
    {
        Assert.Multiple(() =>
        {
            Assert.That(ErlangB.Blocking(servers, load), Is.LessThan(1e-60));
            Assert.That(ErlangB.CarriedLoad(servers, load), Is.EqualTo(load));
        });
    }

    // The recursion for 1/B, S(n) = 1 + n S(n-1) / a, in integers scaled by 2^400, from a hundredth of the servers to a
    // hundred times as many.
    [Law]
    public bool Blocking_and_carried_load_agree_with_arithmetic_of_400_bits(ushort servers, ushort share)
    {
        const int Bits = 400;
        int c = 1 + (servers % 600);
        double load = c * Math.ScaleB(1 + (share / 4096.0), (share % 14) - 7);
        BigInteger scaledLoad = new(Math.ScaleB(load, 60));
        load = Math.ScaleB((double)scaledLoad, -60);
        BigInteger fewer = BigInteger.One << Bits;
        BigInteger inverse = (BigInteger.One << Bits) + ((fewer << 60) / scaledLoad);
        for (int n = 2; n <= c; n++)
        {
            fewer = inverse;
            inverse = (BigInteger.One << Bits) + ((fewer * n << 60) / scaledLoad);
        }
        double blocking = (double)(BigInteger.Pow(2, 2 * Bits) / inverse) * Math.ScaleB(1, -Bits);
        double carried = (double)((fewer * c << Bits) / inverse) * Math.ScaleB(1, -Bits);
        return Math.Abs(ErlangB.Blocking(c, load) - blocking) <= (1e-13 * blocking) + 1e-60
            && Math.Abs(ErlangB.CarriedLoad(c, load) - carried) <= 1e-13 * carried;
    }

    [TestCase(0, 1.0)]
    [TestCase(1_000_001, 1.0)]
    [TestCase(1, -1.0)]
    [TestCase(1, double.NaN)]
    public void Arguments_outside_the_range_are_refused(int servers, double load)
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => ErlangB.Blocking(servers, load), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => ErlangB.CarriedLoad(servers, load), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
