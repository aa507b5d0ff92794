using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

/// <summary>M/G/1 and G/G/c.</summary>
[TestFixture]
public sealed class GeneralServiceQueueTests
{
    // Lq = rho^2 (1 + cs^2) / (2 (1 - rho)) at 80 %: constant 0.64 / 0.4 = 1.6, half of M/M/1; exponential 3.2;
    // cs^2 = 4: 0.64 * 5 / 0.4 = 8. Wq = Lq / 0.8.
    [TestCase(0, 1.6)]
    [TestCase(1, 3.2)]
    [TestCase(4, 8)]
    public void One_server_with_any_service(double cvSquared, double inQueue)
    {
        MG1Queue queue = MG1(0.8, cvSquared);
        Assert.Multiple(() =>
        {
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(inQueue).Within(1e-14));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(inQueue + 0.8).Within(1e-14));
            Assert.That(queue.MeanWait, Is.EqualTo(Seconds(inQueue / 0.8)));
            Assert.That(queue.WaitProbability, Is.EqualTo(0.8));
        });
    }

    [Test]
    public void Service_without_a_variance_makes_an_endless_queue_while_the_server_keeps_up()
    {
        MG1Queue queue = MG1(0.5, double.PositiveInfinity);
        Assert.Multiple(() =>
        {
            Assert.That(queue.IsStable);
            Assert.That(queue.Utilization, Is.EqualTo(0.5));
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(double.PositiveInfinity));
            Assert.That(MG1(0, double.PositiveInfinity).MeanNumberInQueue, Is.Zero);
        });
    }

    // Eight servers at 90 %: C a / (c - a) = 6.3137969113163126162 with 40 digits; Sakasegawa 0.9^sqrt(18) / 0.1 =
    // 6.3953955264657864270. Both times (0.25 + 0.5) / 2.
    [Test]
    public void Many_servers_with_any_arrivals_and_service()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                GGcQueue.AllenCunneen(Rate(7.2), Service, 8, 0.25, 0.5).MeanNumberInQueue,
                Is.EqualTo(0.375 * 6.3137969113163126162).Within(1e-13)
            );
            Assert.That(
                GGcQueue.Sakasegawa(Rate(7.2), Service, 8, 0.25, 0.5).MeanNumberInQueue,
                Is.EqualTo(0.375 * 6.3953955264657864270).Within(1e-13)
            );
        });
    }

    // What the class promises of Sakasegawa's formula beside Erlang's.
    [Law]
    public bool Sakasegawa_is_within_2_percent_of_Erlang_from_90_percent_load_up_to_20_servers(byte servers, byte load)
    {
        int c = 1 + (servers % 20);
        double a = c * (0.9 + (0.0999 * load / 255));
        double exact = MMc(a, c).MeanNumberInQueue;
        double approximate = GGcQueue.Sakasegawa(Rate(a), Service, c, 1, 1).MeanNumberInQueue;
        return Math.Abs(approximate - exact) <= 0.02 * exact;
    }

    [Law]
    public bool Sakasegawa_is_within_15_percent_of_Erlang_at_80_percent_load_up_to_20_servers(byte servers)
    {
        int c = 1 + (servers % 20);
        double exact = MMc(0.8 * c, c).MeanNumberInQueue;
        double approximate = GGcQueue.Sakasegawa(Rate(0.8 * c), Service, c, 1, 1).MeanNumberInQueue;
        return Math.Abs(approximate - exact) <= 0.15 * exact;
    }

    [Law]
    public bool With_one_server_and_Poisson_arrivals_both_approximations_are_Pollaczek_Khinchine(ushort load, byte cv)
    {
        double rho = load / 65_536.0;
        double exact = MG1(rho, cv / 16.0).MeanNumberInQueue;
        return Near(GGcQueue.AllenCunneen(Rate(rho), Service, 1, 1, cv / 16.0).MeanNumberInQueue, exact)
            && Near(GGcQueue.Sakasegawa(Rate(rho), Service, 1, 1, cv / 16.0).MeanNumberInQueue, exact);
    }

    [TestCase(-1)]
    [TestCase(double.NaN)]
    public void A_coefficient_of_variation_is_not_negative(double cvSquared)
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                () => MG1(0.5, cvSquared),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("serviceCvSquared")
            );
            Assert.That(
                () => GGcQueue.Sakasegawa(Rate(1), Service, 2, cvSquared, 1),
                Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property("ParamName").EqualTo("arrivalCvSquared")
            );
        });
    }

    private static bool Near(double value, double exact) => Math.Abs(value - exact) <= 1e-13 * exact;
}
