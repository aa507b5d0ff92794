using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>Each rule between the parts of a scenario, broken once.</summary>
public class ChecksTests
{
    private const string SecondSite =
        "  - {id: dc-fra, location: FRA, prefix: 192.0.2.0/24, upstreams: [AS1], blades: {count: 1}, pool: fra-api}\n";

    private const string SecondPool = "  - {id: fra-api, replicas: 2}\n";

    [TestCase("{FR: 30%, NO: 2%}", "»{FR: 99%, NO: 2%}", "audience-above-100")]
    [TestCase("NO: 2%", "XX: »2%", "unknown-country")]
    [TestCase("country: FR, factor", "country: »FX, factor", "unknown-country")]
    [TestCase("surges: [{at: 20h", "surges: [{at: »24h", "after-end")]
    [TestCase("location: CDG", "location: »PAR", "unknown-location")]
    [TestCase("location: CDG", "location: »91.0,2.35", "unknown-location")]
    [TestCase("location: europe-west1", "location: »eurpe-west1", "unknown-location")]
    [TestCase("[AS3356, AS1299]", "[AS3356, »AS3356]", "duplicate-upstream")]
    [TestCase("id: gcp", "id: »dc-par", "duplicate-endpoint")]
    [TestCase("ecmp: resilient", "routing: node-port, balancing: »ewma", "balancing-without-pods")]
    [TestCase("ecmp: resilient", "routing: node-port, upstream: {maxFails: »1}", "checks-without-pods")]
    [TestCase("ecmp: resilient", "balancing: ewma, upstream: {maxFails: »1}", "ewma-without-checks")]
    [TestCase("ecmp: resilient", "upstream: {failTimeout: »1500ms}", "broken-second")]
    [TestCase("prefix: 203.0.113.0/24", "prefix: »203.0.113.1/24", "wrong-prefix")]
    [TestCase("prefix: 203.0.113.0/24", "prefix: »203.0.113.0", "wrong-prefix")]
    [TestCase("address: 203.0.113.10", "address: »203.0.114.10", "address-outside-prefix")]
    [TestCase("address: 203.0.113.10", "address: »203.0.113.010", "wrong-address")]
    [TestCase("address: 198.51.100.10", "address: »203.0.113.200", "overlapping-prefix")]
    [TestCase("8.7%}", "8.7%, networks: [{countries: [FR, »FX]}]}", "unknown-country")]
    [TestCase("8.7%}", "8.7%, networks: [{leastTtl: 2h}, {leastTtl: 2d, largestTtl: »2h}]}", "upside-down-range")]
    [TestCase("8.7%}", "8.7%, extendedTtl: 1h, networks: [{longestExtendedTtl: »2m}]}", "upside-down-range")]
    [TestCase("min: 3, max: 60", "min: 3, max: »2", "max-below-min")]
    [TestCase("id: gke-eu\n    location: europe-west1", "»id: gke-eu", "missing-location")]
    [TestCase("{id: par-api, replicas: 120}", "»{id: par-api, metricsLag: 5s}", "missing-replicas")]
    [TestCase("backends: [gke-eu]", "backends: [gke-eu, »par-api]", "pool-used-twice")]
    [TestCase("backends: [gke-eu]", "backends: [gke-eu, »gke-us]", "unknown-pool")]
    [TestCase("pools:\n", "pools:\n  - {id: »spare, replicas: 1}\n", "unused-pool")]
    [TestCase("- {id: par-api,", "- {id: par-api, replicas: 1}\n  - {id: »par-api,", "duplicate-pool")]
    [TestCase("capacity: 20, pool: gke-eu", "capacity: 20, pool: »gke-e", "unknown-pool")]
    [TestCase("{at: 10h, capacity: 20, pool: gke-eu}", "»{at: 10h, capacity: 20}", "missing-pool")]
    [TestCase("{at: 10h, capacity: 20, pool: gke-eu}", "»{at: 10h, pool: »gke-eu}", "empty-change needless-pool")]
    [TestCase("{at: 11h, drain:", "»{at: 11h, withdraw: site/dc-par, drain:", "several-changes")]
    [TestCase("drain: blade/dc-par/6", "drain: »blade/dc-par/7", "unknown-blade")]
    [TestCase("drain: blade/dc-par/6", "withdraw: »site/dc-pra", "unknown-site")]
    [TestCase("fail: site/dc-par", "fail: »site/gcp", "unknown-site")]
    [TestCase("fail: site/dc-par", "fail: »upstream/dc-par/AS174", "unknown-upstream")]
    [TestCase("fail: site/dc-par", "fail: »region/gke-us", "unknown-pool")]
    [TestCase("fail: site/dc-par", "fail: »pods/gke-us", "unknown-pool")]
    [TestCase("fail: link/dc-par/NO", "fail: »link/dc-par/XX", "unknown-country")]
    [TestCase("fail: link/dc-par/NO", "fail: »link/dc-fra/NO", "unknown-site")]
    [TestCase("how: slow +200ms", "how: »errors 30%", "impossible-fault")]
    [TestCase("site/dc-par, how: blackhole", "upstream/dc-par/AS3356, how: »errors 1%", "impossible-fault")]
    [TestCase("site/dc-par, how: blackhole", "site/dc-par, how: »stockout", "impossible-fault")]
    [TestCase("site/dc-par, how: blackhole", "nodes/gke-eu, how: »blackhole", "impossible-fault")]
    [TestCase("site/dc-par, how: blackhole", "nodes/gke-eu, how: stockout, share: »50%", "impossible-fault")]
    [TestCase("site/dc-par, how: blackhole", "»nodes/gke-us, how: stockout", "unknown-pool")]
    [TestCase("site/dc-par, how: blackhole", "»nodes/par-api, how: stockout", "no-nodes")]
    [TestCase("site/dc-par, how: blackhole", "»nodes/gke-eu/spot, how: stockout", "unknown-node-group")]
    [TestCase("site/dc-par, how: blackhole", "»store/db, how: blackhole", "unknown-data-store")]
    [TestCase("replicas: 120}", "replicas: 120, stores: [{store: »db, calls: 1}]}", "unknown-data-store")]
    [TestCase("changes:", "dataStores: [»{id: db}]\nchanges:", "missing-location")]
    [TestCase("changes:", "dataStores: [{id: db, site: dc-par, location: »europe-west1}]\nchanges:", "two-locations")]
    [TestCase("changes:", "dataStores: [{id: db, site: »dc-pra}]\nchanges:", "unknown-site")]
    [TestCase("changes:", "dataStores: [{id: db, location: »eurpe-west1}]\nchanges:", "unknown-location")]
    [TestCase(
        "changes:",
        "dataStores: [{id: db, site: dc-par}, {id: »db, site: dc-par}]\nchanges:",
        "duplicate-data-store"
    )]
    [TestCase("drain: blade/dc-par/6", "announce: »site/dc-par", "no-effect")]
    [TestCase("zone: route53/zone.json", "zone: »route53/zones.json", "missing-file")]
    [TestCase("zone: route53/zone.json", "zone: »/srv/zone.json", "absolute-path")]
    [TestCase("zone: route53/zone.json", "zone: »C:\\zone.json", "absolute-path")]
    [TestCase("hpa: k8s/hpa-api.yaml", "hpa: »k8s/hpa.yaml", "missing-file")]
    [TestCase("dns: route53/move-spain.json", "dns: »route53/move-it.json", "missing-file")]
    [TestCase("capacity: 20, pool: gke-eu", "manifest: »x.yaml, pool: gke-eu", "missing-file")]
    [TestCase("audience: {FR", "countries: »mine.csv\n  audience: {FR", "missing-file")]
    [TestCase("\"errors: rate < 0.1%\"", "»\"latency{country=FR}: p(99) < 250ms\"", "duplicate-threshold")]
    [TestCase("[gke-eu]}", "[gke-eu], targets: [{pool: »gke-us}]}", "unknown-backend")]
    [TestCase("[gke-eu]}", "[gke-eu], targets: [{pool: gke-eu}, {pool: »gke-eu}]}", "duplicate-target")]
    [TestCase("[gke-eu]}", "[gke-eu], policy: {failoverThreshold: »100%}}", "out-of-range")]
    [TestCase("[gke-eu]}", "[gke-eu], policy: {autoCapacityDrain: »ture}}", "wrong-kind")]
    [TestCase("[gke-eu]}", "[gke-eu], policy: {autoCapacityDrain: »[]}}", "wrong-kind")]
    public void A_broken_rule_is_reported_where_it_is_broken(string old, string now, string codes) =>
        Marked.Check(Example.With(old, now), codes);

    [TestCase("id: dc-fra", "id: »dc-par", "duplicate-endpoint")]
    [TestCase("192.0.2.0/24", "»203.0.112.0/23", "overlapping-prefix")]
    public void Two_sites_do_not_share_what_belongs_to_one(string old, string now, string codes)
    {
        string text = Example
            .With("frontEnds:\n", SecondSite.Replace(old, now) + "frontEnds:\n")
            .Replace("pools:\n", "pools:\n" + SecondPool);

        Marked.Check(text, codes);
    }

    [Test]
    public void A_second_site_cannot_use_the_pool_of_the_first() =>
        Marked.Check(
            Example.With("frontEnds:\n", SecondSite.Replace("fra-api", "»par-api") + "frontEnds:\n"),
            "pool-used-twice"
        );

    [Test]
    public void A_file_above_the_folder_of_the_scenario_is_fine()
    {
        MemoryFiles files = Example.Files(Example.With("zone: route53/zone.json", "zone: ../shared/zone.json"));
        files["../shared/zone.json"] = "{}";

        Assert.That(ScenarioReader.Read("s.yaml", files, Example.Vocabulary).Diagnostics, Is.Empty);
    }

    [Test]
    public void A_threshold_is_reported_at_the_character_that_its_reader_names()
    {
        ScenarioVocabulary vocabulary = Example.Vocabulary with
        {
            CheckThreshold = text =>
                text.StartsWith("errors", StringComparison.Ordinal)
                    ? new TextFault(8, "'rate' is no statistic", "share", null)
                    : null,
        };
        ScenarioDocument document = ScenarioReader.Read("s.yaml", Example.Files(Example.Text), vocabulary);

        Diagnostic found = document.Diagnostics.Single();
        Assert.That(found.Code, Is.EqualTo("wrong-threshold"));
        Assert.That(found.SourceLine![(found.Column - 1)..], Does.StartWith("rate <"));
    }

    // In the order of time: withdrawn at 8 h, announced again at 10 h.
    [Test]
    public void Only_announcements_and_withdrawals_that_change_something_go_without_a_warning() =>
        Marked.Check(
            Example.With(
                "  - {at: 11h, drain: blade/dc-par/6}\n",
                """
                  - {at: 10h, announce: site/dc-par}
                  - {at: 8h, withdraw: site/dc-par}
                  - {at: 9h, withdraw: »site/dc-par}
                  - {at: 11h, announce: »site/dc-par}

                """
            ),
            "no-effect no-effect"
        );

    [TestCase("NO: 2%", "NOR: 2%", null)]
    [TestCase("NO: 2%", "UK: 2%", "GB")]
    [TestCase("NO: 2%", "EX: 2%", null)]
    [TestCase("zone: route53/zone.json", "zone: route53/zonne.json", "route53/zone.json")]
    [TestCase("zone: route53/zone.json", "zone: rout53/zone.json", null)]
    [TestCase("hpa: k8s/hpa-api.yaml", "hpa: k8s/hpa-ap.yaml", "k8s/hpa-api.yaml")]
    public void The_nearest_word_is_one_that_would_do(string old, string now, string? suggestion)
    {
        ScenarioVocabulary vocabulary = Example.Vocabulary with
        {
            Countries = new HashSet<string> { "FR", "ES", "GB", "NO" },
        };
        MemoryFiles files = Example.Files(Example.With(old, now));

        Assert.That(
            ScenarioReader.Read("s.yaml", files, vocabulary).Diagnostics.Single().Suggestion,
            Is.EqualTo(suggestion)
        );
    }

    [Test]
    public void Wrong_values_do_not_cause_further_findings_about_themselves()
    {
        // The id of the site is wrong: its fault, its link and its drained blade are not reported as unknown.
        Marked.Check(Example.With("id: dc-par\n", "id: »DC_PAR\n"), "wrong-form");
    }

    [Test]
    public void Wrong_values_and_broken_rules_are_reported_together()
    {
        string text = Example
            .With("count: 6", "count: »0")
            .Replace("fail: site/dc-par", "fail: »site/dc-pra")
            .Replace("seed: 7", "»sed: 7");

        Marked.Check(text, "unknown-key out-of-range unknown-site");
    }
}
