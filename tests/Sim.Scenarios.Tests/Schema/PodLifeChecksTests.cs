using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>What a scenario says of pods that end, are replaced, evicted or taken back.</summary>
[TestFixture]
public sealed class PodLifeChecksTests
{
    private const string Capacity = "{at: 10h, capacity: 20, pool: gke-eu}";
    private const string Outage = "site/dc-par, how: blackhole";
    private const string Nodes = "min: 3, max: 60";
    private const string Pool = "id: par-api, ";

    [TestCase(Capacity, "{at: 10h, rollout: »gke-e}", "unknown-pool")]
    [TestCase(Capacity, "{at: 10h, rollback: »gke-e}", "unknown-pool")]
    [TestCase(Capacity, "»{at: 10h, rollout: gke-eu, rollback: gke-eu}", "several-changes")]
    [TestCase(Capacity, "{at: 10h, rollout: gke-eu, pool: »gke-eu}", "needless-pool")]
    [TestCase(Capacity, "{at: 10h, capacity: 20, pool: gke-eu, neverReady: »true}", "needless-never-ready")]
    [TestCase(Capacity, "{at: 10h, rollback: »gke-eu}", "no-effect")]
    [TestCase("drain: blade/dc-par/6", "drain: »nodes/gke-us", "unknown-pool")]
    [TestCase("drain: blade/dc-par/6", "drain: »nodes/par-api", "no-nodes")]
    [TestCase("drain: blade/dc-par/6", "drain: »nodes/gke-eu/spot", "unknown-node-group")]
    [TestCase(Outage, "site/dc-par, how: »crash 15s", "impossible-fault")]
    [TestCase(Outage, "nodes/gke-eu, how: »crash 15s", "impossible-fault")]
    [TestCase(Outage, "pods/gke-eu, how: »preempt", "impossible-fault")]
    [TestCase(Nodes, Nodes + ", preemptionsPerHour: »0.1", "needless-preemptions")]
    [TestCase(Nodes, Nodes + ", zones: »11", "out-of-range")]
    [TestCase(Pool, Pool + "disruptionBudget: »{}, ", "unclear-budget")]
    [TestCase(Pool, Pool + "disruptionBudget: »{minAvailable: 1, maxUnavailable: 1}, ", "unclear-budget")]
    [TestCase(Pool, Pool + "disruptionBudget: {minAvailable: »1.5}, ", "wrong-unit")]
    [TestCase(Pool, Pool + "rollout: {maxSurge: »many}, ", "wrong-unit")]
    [TestCase(Pool, Pool + "rollout: {progressDeadline: »10s, minReady: 10s}, ", "short-deadline")]
    [TestCase(Pool, Pool + "rollout: {minReady: »10m}, ", "short-deadline")]
    [TestCase(Pool, Pool + "pod: {termination: {preStop: »30s}}, ", "short-grace")]
    [TestCase(Pool, Pool + "pod: {warmUp: {factor: »0.5, for: 1m}}, ", "out-of-range")]
    public void A_broken_rule_is_reported_where_it_is_broken(string old, string now, string codes) =>
        Marked.Check(Example.With(old, now), codes);

    [TestCase(Capacity, "{at: 10h, rollout: gke-eu, neverReady: true}")]
    [TestCase("drain: blade/dc-par/6", "drain: nodes/gke-eu")]
    [TestCase(Outage, "pods/par-api, how: crash 15s, share: 30%")]
    [TestCase(Outage, "nodes/gke-eu, how: preempt, share: 50%")]
    [TestCase(Nodes, Nodes + ", spot: true, preemptionsPerHour: 0.1")]
    [TestCase(Nodes, Nodes + ", zones: 3")]
    [TestCase(Pool, Pool + "removalLag: 5s, disruptionBudget: {maxUnavailable: 25%}, ")]
    [TestCase(Pool, Pool + "rollout: {maxSurge: 1, maxUnavailable: 0, minReady: 10s, readinessGate: true}, ")]
    [TestCase(Pool, Pool + "pod: {termination: {preStop: 10s, gracePeriod: 60s}, warmUp: {factor: 3, for: 2m}}, ")]
    public void What_pods_may_live_through_is_taken(string old, string now) =>
        Assert.That(Example.Read(Example.With(old, now)).Diagnostics, Is.Empty);

    [TestCase("crash 15s", ExpectedResult = true)]
    [TestCase("crash 1m30s", ExpectedResult = true)]
    [TestCase("preempt", ExpectedResult = true)]
    [TestCase("crash", ExpectedResult = false)]
    [TestCase("crash +15s", ExpectedResult = false)]
    public bool The_pattern_of_the_schema_agrees_with_the_reader(string text)
    {
        bool read = FaultMode.TryParse(text, out FaultMode? mode);
        Assert.That(System.Text.RegularExpressions.Regex.IsMatch(text, FaultMode.Pattern), Is.EqualTo(read));
        Assert.That(mode?.ToString() ?? text, Is.EqualTo(text));
        return read;
    }
}
