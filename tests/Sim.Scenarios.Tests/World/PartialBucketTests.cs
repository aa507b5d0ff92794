using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

/// <summary>A run whose last bucket of time is cut off by its end shows the rates and pods of that moment.</summary>
[TestFixture]
public sealed class PartialBucketTests
{
    // Constant demand of 900 requests per second on 10 and 5 fixed pods, steps of 10 s: 125 s are twelve buckets and a
    // half.
    [Test]
    public void The_last_half_bucket_has_the_rates_and_pods_of_the_others()
    {
        RunResult result = new SmallWorld
        {
            Duration = "125s",
            Demand = "900rps",
            Resolvers = 50,
            SitePool = "{id: par, replicas: 10}",
            CloudPool = "{id: gke-eu, location: europe-west1, replicas: 5}",
        }.Run();
        Timeline timeline = result.Timeline;
        Assert.Multiple(() =>
        {
            Assert.That(timeline.Count, Is.EqualTo(13));
            Assert.That(timeline.LastBucket.TotalSeconds, Is.EqualTo(5));
            Assert.That(timeline.Demand, Has.Count.EqualTo(13).And.All.EqualTo(900).Within(1e-6));
            Assert.That(timeline.Pools.Single(pool => pool.Pool == "par").Ready, Has.All.EqualTo(10).Within(1e-9));
            Assert.That(result.Endpoints.Select(one => one.Pods.Min), Is.EqualTo(new[] { 10.0, 5.0 }));
            Assert.That(result.Totals.Sent, Is.EqualTo(900 * 125).Within(1e-6));
        });
    }

    // Buckets: a step each up to 1,440 of them, then a minute.
    [TestCase("2h", "10s", 720, 10)]
    [TestCase("5h", "10s", 300, 60)]
    [TestCase("30m", "1s", 30, 60)]
    public void Long_runs_are_gathered_by_the_minute(string duration, string step, int count, double bucketSeconds)
    {
        Timeline timeline = new SmallWorld
        {
            Duration = duration,
            Step = step,
            Demand = "1rps",
            Resolvers = 10,
        }
            .Run()
            .Timeline;
        Assert.That((timeline.Count, timeline.Bucket.TotalSeconds), Is.EqualTo((count, bucketSeconds)));
    }
}
