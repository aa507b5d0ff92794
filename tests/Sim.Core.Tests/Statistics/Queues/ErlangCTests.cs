using Sim.Core.Statistics.Queues;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class ErlangCTests
{
    // C = 1 / (rho + (1 - rho) sum over k of c! / ((c - k)! a^k)), summed with 40 digits.
    // The rows (10, 9), (20, 18) and (100, 90) are the tabulated .66873, .55077 and .21694.
    [TestCase(1, 0.5, 0.5)]
    [TestCase(2, 1.5, 0.64285714285714285714)]
    [TestCase(10, 8, 0.40918015079644353201)]
    [TestCase(10, 9, 0.66873152410769699951)]
    [TestCase(20, 18, 0.55076900481611758062)]
    [TestCase(100, 90, 0.21694048090636637927)]
    [TestCase(5_000, 4_750, 0.00017542437846294698062)]
    [TestCase(5_000, 4_990, 0.83436731263529625852)]
    [TestCase(1_000_000, 999_000, 0.22330339029134409079)]
    [TestCase(1_000_000, 999_999, 0.99874758896459378204)]
    public void Waiting_probability_is_the_exact_one(int servers, double load, double expected)
    {
        Assert.That(ErlangC.Wait(servers, load), Is.EqualTo(expected).Within(1e-11).Percent);
    }

    // Wq / S = C / (c - a) = .55077 / 2 = .27538; by Little's law Lq = a Wq / S.
    [Test]
    public void Twenty_servers_at_ninety_percent_queue_five_customers()
    {
        Assert.That(ErlangC.MeanQueueLength(20, 18), Is.EqualTo(4.9569210433450582256).Within(1e-11).Percent);
        Assert.That(ErlangC.MeanQueueLength(20, 18) / 18, Is.EqualTo(0.27538).Within(0.5e-5));
    }

    [TestCase(1, 1.0)]
    [TestCase(8, 8.0)]
    [TestCase(8, 1e300)]
    [TestCase(8, double.PositiveInfinity)]
    public void At_and_above_saturation_everyone_waits_without_end(int servers, double load)
    {
        Assert.That(ErlangC.Wait(servers, load), Is.EqualTo(1));
        Assert.That(ErlangC.MeanQueueLength(servers, load), Is.EqualTo(double.PositiveInfinity));
    }

    [TestCase(1, 0.0)]
    [TestCase(1_000_000, 0.0)]
    [TestCase(1_000_000, 500_000.0)]
    [TestCase(3, 1e-300)]
    public void Nobody_waits_where_servers_abound(int servers, double load)
    {
        Assert.That(ErlangC.Wait(servers, load), Is.LessThan(1e-50));
        Assert.That(ErlangC.MeanQueueLength(servers, load), Is.LessThan(1e-50));
    }

    [TestCase(0, 1.0)]
    [TestCase(1_000_001, 1.0)]
    [TestCase(1, -1.0)]
    [TestCase(1, double.NaN)]
    public void Arguments_outside_the_range_are_refused(int servers, double load)
    {
        Assert.That(() => ErlangC.Wait(servers, load), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Law]
    public bool More_servers_never_add_waiting(ushort servers, ushort load)
    {
        int c = 1 + (servers % 300);
        double a = load / 200.0;
        return ErlangC.Wait(c + 1, a) <= ErlangC.Wait(c, a)
            && ErlangC.MeanQueueLength(c + 1, a) <= ErlangC.MeanQueueLength(c, a);
    }

    // B(0) = 1, B(n) = a B(n-1) / (n + a B(n-1)); C = B / (1 - rho (1 - B)): the textbook recursion, another way round.
    [Law]
    public bool The_sum_agrees_with_the_recursion_of_Erlang_B(ushort servers, ushort share)
    {
        int c = 1 + (servers % 300);
        double rho = (1 + (share % 999)) / 1000.0;
        double a = c * rho;
        double b = 1;
        for (int n = 1; n <= c; n++)
        {
            b = a * b / (n + (a * b));
        }
        double expected = b / (1 - (rho * (1 - b)));
        return Math.Abs(ErlangC.Wait(c, a) - expected) <= (1e-12 * expected) + 1e-59;
    }
}
