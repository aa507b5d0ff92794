using Sim.Core.Quantities;
using Sim.Core.Statistics.Queues;
using static Sim.Core.Tests.Statistics.Queues.LongRun;

namespace Sim.Core.Tests.Statistics.Queues;

[TestFixture]
public sealed class PowerOfChoicesQueueTests
{
    // T / S = sum over i = 1, 2, ... of lambda^((d^i - d) / (d - 1)), summed with 40 digits; the rounded values are
    // those of the published table: 1.2657, 1.6145, 1.9474, 2.6141, 3.3830, 5.4320 for d = 2, 2.0279 and 3.8578 for d =
    // 3.
    [TestCase(1, 0.9, 10)]
    [TestCase(2, 0.5, 1.2656860360875725748)]
    [TestCase(2, 0.7, 1.6144537703177114041)]
    [TestCase(2, 0.8, 1.9473633859480871908)]
    [TestCase(2, 0.9, 2.6140573773238755427)]
    [TestCase(2, 0.95, 3.3830460025193989512)]
    [TestCase(2, 0.99, 5.4319965791618799133)]
    [TestCase(3, 0.9, 2.0278559689952786812)]
    [TestCase(3, 0.99, 3.8578465196583927245)]
    [TestCase(5, 0.9, 1.6328812391082656728)]
    // 1 - 2^-20 and 1 - 2^-40
    [TestCase(2, 0.99999904632568359375, 18.667289441992807064)]
    [TestCase(2, 0.9999999999990905052982270717620849609375, 38.667252617638599021)]
    [TestCase(2, 1e-9, 1.000000000000000001)]
    public void The_mean_sojourn_is_the_sum(int choices, double load, double services)
    {
        PowerOfChoicesQueue queue = PowerOf(choices, load);
        Assert.Multiple(() =>
        {
            Assert.That(queue.MeanSojourn.TotalSeconds, Is.EqualTo(services).Within(0.5000001e-9));
            Assert.That(queue.MeanNumberInSystem, Is.EqualTo(load * services).Within(1e-11).Percent);
        });
    }

    // lambda = .9, d = 2: lambda^(2^i - 1) = .9, .729, .4782969, .205891132094649 of the servers hold 1, 2, 3, 4 or
    // more.
    [Test]
    public void Long_queues_are_rare_doubly_exponentially()
    {
        PowerOfChoicesQueue queue = PowerOf(2, 0.9);
        Assert.Multiple(() =>
        {
            Assert.That(queue.ShareWithAtLeast(0), Is.EqualTo(1));
            Assert.That(queue.ShareWithAtLeast(1), Is.EqualTo(0.9));
            Assert.That(queue.ShareWithAtLeast(2), Is.EqualTo(0.729).Within(1e-15));
            Assert.That(queue.ShareWithAtLeast(3), Is.EqualTo(0.4782969).Within(1e-15));
            Assert.That(queue.ShareWithAtLeast(4), Is.EqualTo(0.205891132094649).Within(1e-15));
            Assert.That(queue.ShareWithAtLeast(1_000), Is.Zero);
            Assert.That(queue.WaitProbability, Is.EqualTo(0.81).Within(1e-15));
            Assert.That(queue.Utilization, Is.EqualTo(0.9));
        });
    }

    // An arrival joins behind n or more with lambda^(2^(n+1) - 2) and then waits for n services: mixed of Erlang tails
    // with 40 digits; quantiles by a root.
    [Test]
    public void The_times_are_mixed_of_Erlang_times()
    {
        Assert.Multiple(() =>
        {
            Assert.That(PowerOf(2, 0.9).WaitExceeds(Seconds(2)), Is.EqualTo(0.32316850822325146987).Within(1e-13));
            Assert.That(PowerOf(2, 0.9).SojournExceeds(Seconds(2)), Is.EqualTo(0.54358160563107335627).Within(1e-13));
            Assert.That(PowerOf(2, 0.99).WaitExceeds(Seconds(5)), Is.EqualTo(0.37088963033157557014).Within(1e-13));
            Assert.That(PowerOf(3, 0.9).SojournExceeds(Seconds(1)), Is.EqualTo(0.68902057311653996583).Within(1e-13));
            Assert.That(PowerOf(2, 0.9).WaitQuantile(0.95), Is.EqualTo(new SimDuration(4_965_911_891)));
            Assert.That(PowerOf(2, 0.9).SojournQuantile(0.99), Is.EqualTo(new SimDuration(8_790_970_205)));
        });
    }

    [Test]
    public void Overloaded_servers_have_endless_queues_however_many_are_asked()
    {
        PowerOfChoicesQueue queue = PowerOf(2, 1);
        Assert.Multiple(() =>
        {
            Assert.That(queue.IsStable, Is.False);
            Assert.That(queue.MeanNumberInQueue, Is.EqualTo(double.PositiveInfinity));
            Assert.That(queue.ShareWithAtLeast(1_000_000), Is.EqualTo(1));
            Assert.That(queue.WaitProbability, Is.EqualTo(1));
        });
    }

    [Law]
    public bool Another_choice_never_adds_waiting(byte choices, ushort load)
    {
        int d = 1 + choices;
        double lambda = load / 65_536.0;
        return PowerOf(d + 1, lambda).MeanNumberInQueue <= PowerOf(d, lambda).MeanNumberInQueue
            && PowerOf(d + 1, lambda).WaitExceeds(Seconds(2)) <= PowerOf(d, lambda).WaitExceeds(Seconds(2)) + 1e-13;
    }

    [Test]
    public void At_least_one_server_is_looked_at()
    {
        Assert.Multiple(() =>
        {
            Assert.That(() => PowerOf(0, 0.5), Throws.InstanceOf<ArgumentOutOfRangeException>());
            Assert.That(() => PowerOf(2, 0.5).ShareWithAtLeast(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        });
    }
}
