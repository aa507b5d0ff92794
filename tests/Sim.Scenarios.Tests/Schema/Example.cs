using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>A valid scenario that uses every part of the format, to be broken by tests.</summary>
internal static class Example
{
    public const string Text = """
        format: 1
        name: hybrid-2018
        start: 2018-10-15T00:00:00Z
        duration: 24h
        seed: 7
        fidelity: flow
        services: [{host: api.example.com, tls: "1.3", response: 14KB, cpu: 4ms, timeout: 10s, retries: 2}]
        demand:
          audience: {FR: 30%, NO: 2%}
          peak: 38000rps
          shape: diurnal
          surges: [{at: 20h, country: FR, factor: 4, ramp: 2m, hold: 20m}]
        resolvers: {publicShare: 25%, ecs: public, ttlExtension: 8.7%}
        network: {latency: great-circle}
        sites:
          - id: dc-par
            location: CDG
            prefix: 203.0.113.0/24
            address: 203.0.113.10
            upstreams: [AS3356, AS1299]
            blades: {count: 6, nic: 10Gbps, cores: 16, ecmp: resilient}
            pool: par-api
        frontEnds:
          - {id: gcp, kind: google-global, address: 198.51.100.10, backends: [gke-eu]}
        pools:
          - {id: par-api, replicas: 120}
          - id: gke-eu
            location: europe-west1
            hpa: k8s/hpa-api.yaml
            nodes: {machine: n2-standard-8, min: 3, max: 60}
        dns: {zone: route53/zone.json, healthChecks: route53/health-checks.json}
        changes:
          - {at: 9h, dns: route53/move-spain.json}
          - {at: 10h, capacity: 20, pool: gke-eu}
          - {at: 11h, drain: blade/dc-par/6}
        faults:
          - {at: 20h, fail: site/dc-par, how: blackhole, for: 45m}
          - {at: 21h, fail: link/dc-par/NO, how: slow +200ms, for: 5m, share: 50%}
        thresholds: ["latency{country=FR}: p(99) < 250ms", "errors: rate < 0.1%"]

        """;

    public static readonly ScenarioVocabulary Vocabulary = new()
    {
        Countries = new HashSet<string> { "FR", "NO", "ES" },
        Locations = new HashSet<string> { "CDG", "FRA", "europe-west1" },
    };

    /// <summary>The files that the example names, and the example as <c>s.yaml</c>.</summary>
    public static MemoryFiles Files(string text) =>
        new()
        {
            ["s.yaml"] = text,
            ["route53/zone.json"] = "{}",
            ["route53/health-checks.json"] = "{}",
            ["route53/move-spain.json"] = "{}",
            ["k8s/hpa-api.yaml"] = "",
        };

    public static ScenarioDocument Read(string text) => ScenarioReader.Read("s.yaml", Files(text), Vocabulary);

    /// <summary>Replaces one text that stands in the example exactly once.</summary>
    public static string With(string old, string now)
    {
        int at = Text.IndexOf(old, StringComparison.Ordinal);
        Assert.That(at, Is.GreaterThanOrEqualTo(0), $"the example does not hold {old}");
        Assert.That(Text.IndexOf(old, at + 1, StringComparison.Ordinal), Is.Negative, $"the example holds {old} twice");
        return Text.Remove(at, old.Length).Insert(at, now);
    }
}
