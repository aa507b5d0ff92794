using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Traffic.Requests;

namespace Sim.Core.Tests.Traffic.Requests;

[TestFixture]
public sealed class ArrivalBatchTests
{
    private static readonly SimTime s_from = SimTime.FromSeconds(100);
    private static readonly SimTime s_to = SimTime.FromSeconds(101);

    [Test]
    public void Requests_come_in_the_order_of_time_and_within_the_step()
    {
        var batch = new ArrivalBatch();
        for (int group = 0; group < 20; group++)
        {
            batch.Draw(group, new RandomStream((ulong)group), expected: 50, users: 7, s_from, s_to, meanWork: 4e6);
        }
        batch.Sort(s_from, s_to);
        long[] times = [.. batch.Sorted.ToArray().Select(arrival => arrival.At)];
        Assert.Multiple(() =>
        {
            Assert.That(times, Is.Ordered);
            Assert.That(times[0], Is.GreaterThanOrEqualTo(s_from.Nanoseconds));
            Assert.That(times[^1], Is.LessThan(s_to.Nanoseconds));
            Assert.That(batch.Sorted.ToArray().Select(arrival => arrival.User), Is.All.InRange(0, 6));
        });
    }

    // A Poisson number of mean 300 over 2,000 steps: their mean is within 3.29 sqrt(300 / 2,000) = 1.27 of it with
    // 99.9 %, and the variance, 300, within 3.29 * 300 sqrt(2 / 2,000) = 31.2. 300 is drawn as the sum of two of 150.
    [Test]
    public void The_number_of_requests_is_a_Poisson_number()
    {
        var stream = new RandomStream(42);
        double[] counts =
        [
            .. Enumerable
                .Range(0, 2_000)
                .Select(_ =>
                {
                    var batch = new ArrivalBatch();
                    batch.Draw(0, stream, 300, 10, s_from, s_to, 4e6);
                    return (double)batch.Count;
                }),
        ];
        double mean = counts.Average();
        double variance = counts.Sum(count => (count - mean) * (count - mean)) / (counts.Length - 1);
        Assert.Multiple(() =>
        {
            Assert.That(mean, Is.EqualTo(300).Within(1.27));
            Assert.That(variance, Is.EqualTo(300).Within(31.2));
        });
    }

    // Exponential work of 4 ms: over 100,000 requests the mean is within 3.29 * 4 / sqrt(100,000) = 0.042 ms with 99.9
    // %.
    [Test]
    public void Work_has_the_asked_mean()
    {
        var batch = new ArrivalBatch();
        batch.Draw(0, new RandomStream(7), 100_000, 10, s_from, s_to, 4e6);
        batch.Sort(s_from, s_to);
        double mean = batch.Sorted.ToArray().Average(arrival => arrival.Work / 1e6);
        Assert.That(mean, Is.EqualTo(4).Within(0.042));
    }

    [Test]
    public void What_one_group_wants_does_not_depend_on_the_others()
    {
        Arrival[] alone = Of(groups: 1);
        Arrival[] besideOthers = Of(groups: 5);
        Assert.That(besideOthers.Where(arrival => arrival.Group == 0), Is.EqualTo(alone));

        static Arrival[] Of(int groups)
        {
            var batch = new ArrivalBatch();
            for (int group = 0; group < groups; group++)
            {
                batch.Draw(group, new RandomStream((ulong)group), 40, 9, s_from, s_to, 4e6);
            }
            batch.Sort(s_from, s_to);
            return batch.Sorted.ToArray();
        }
    }
}
