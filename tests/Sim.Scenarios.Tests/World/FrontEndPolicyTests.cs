using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.World;

// Users of France move from their site to the cloud after 10 minutes. Edges are in Europe, and so is the near pool.
[TestFixture]
public sealed class FrontEndPolicyTests
{
    [Test]
    public void By_default_the_near_pool_serves_what_it_has_room_for() =>
        Assert.That(Answered(""), Is.EqualTo((true, false)));

    [TestCase(", targets: [{pool: gke-us, preferred: true}]")]
    [TestCase(", targets: [{pool: gke-eu, capacityScaler: 0}]")]
    public void A_preferred_pool_or_one_that_is_not_drained_serves_instead(string keys) =>
        Assert.That(Answered(keys), Is.EqualTo((false, true)));

    [Test]
    public void Sprayed_to_the_world_both_serve() =>
        Assert.That(Answered(", policy: {algorithm: spray-to-world}"), Is.EqualTo((true, true)));

    [Test]
    public void Strictly_isolated_users_of_a_drained_region_fail()
    {
        RunResult result = Run(", targets: [{pool: gke-eu, capacityScaler: 0}], policy: {isolation: strict}");

        Assert.That(AnsweredBy(result, "gke-eu"), Is.Zero);
        Assert.That(AnsweredBy(result, "gke-us"), Is.Zero);
        Assert.That(result.Totals.Failed, Is.Positive);
    }

    private static (bool Europe, bool America) Answered(string keys)
    {
        RunResult result = Run(keys);
        return (AnsweredBy(result, "gke-eu") > 0, AnsweredBy(result, "gke-us") > 0);
    }

    private static double AnsweredBy(RunResult result, string pool) =>
        result.Endpoints.Single(endpoint => endpoint.Endpoint == pool).Answered;

    private static RunResult Run(string keys) =>
        new SmallWorld
        {
            Duration = "15m",
            Demand = "10000rps",
            Resolvers = 100,
            Backends = "[gke-eu, gke-us]",
            FrontEndKeys = keys,
            MorePools = "  - {id: gke-us, location: us-central1, replicas: 1000, pod: {cpu: 64, concurrency: 100000}}",
        }
            .WithMoveToCloud()
            .Run();
}
