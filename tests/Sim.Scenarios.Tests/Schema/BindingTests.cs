using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>
/// One wrong value in an otherwise valid file gives one finding, with its place, what to write, and the nearest word.
/// </summary>
public class BindingTests
{
    [TestCase("seed: 7", "»sede: 7", "unknown-key", "seed")]
    [TestCase("resolvers: {publicShare", "resolvers: {»publicshare", "unknown-key", "publicShare")]
    [TestCase("ecmp: resilient", "»hash: resilient", "unknown-key", null)]
    [TestCase("fidelity: flow", "fidelity: »flwo", "unknown-word", "flow")]
    [TestCase("great-circle", "»GreatCircle", "unknown-word", "great-circle")]
    [TestCase("kind: google-global", "kind: »[google-global]", "wrong-kind", null)]
    [TestCase("peak: 38000rps", "peak: »38000", "wrong-unit", null)]
    [TestCase("nic: 10Gbps", "nic: »10 Gbps", "wrong-unit", "10Gbps")]
    [TestCase("duration: 24h", "duration: »-24h", "wrong-unit", null)]
    [TestCase("duration: 24h", "duration: »0", "out-of-range", null)]
    [TestCase("duration: 24h", "duration: »32d", "out-of-range", null)]
    [TestCase("duration: 24h", "duration: »999999999999999999999999d", "wrong-unit", null)]
    [TestCase("seed: 7", "seed: 7\nstep: »61s", "out-of-range", null)]
    [TestCase("seed: 7", "seed: »-1", "out-of-range", null)]
    [TestCase("seed: 7", "seed: »18446744073709551616", "out-of-range", null)]
    [TestCase("count: 6", "count: »0", "out-of-range", null)]
    [TestCase("count: 6", "count: »6.5", "out-of-range", null)]
    [TestCase("count: 6", "count: »six", "wrong-kind", null)]
    [TestCase("count: 6", "count: »\"6\"", "wrong-kind", "6")]
    [TestCase("factor: 4", "factor: »1e999", "out-of-range", null)]
    [TestCase("NO: 2%", "NO: »200%", "out-of-range", null)]
    [TestCase("NO: 2%", "»no: 2%", "wrong-form", "NO")]
    [TestCase("tls: \"1.3\"", "tls: »1.3", "wrong-kind", "\"1.3\"")]
    [TestCase("tls: \"1.3\"", "tls: »\"1.4\"", "wrong-form", "1.3")]
    [TestCase("name: hybrid-2018", "name: »2018", "wrong-kind", "\"2018\"")]
    [TestCase("name: hybrid-2018", "name: »../up", "wrong-form", null)]
    [TestCase("name: hybrid-2018", "name: »\"hybrid\\n\"", "wrong-form", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »2018-10-15", "wrong-form", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »2018-02-30T00:00:00Z", "wrong-form", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »9999-12-31T23:59:59Z", "out-of-range", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »2200-01-01T00:00:01Z", "out-of-range", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »1969-12-31T23:59:59Z", "out-of-range", null)]
    [TestCase("start: 2018-10-15T00:00:00Z", "start: »0000-01-01T00:00:00Z", "out-of-range", null)]
    [TestCase("[AS3356, AS1299]", "»AS3356", "wrong-kind", null)]
    [TestCase("[AS3356, AS1299]", "[AS3356, »1299]", "wrong-kind", null)]
    [TestCase("[AS3356, AS1299]", "»[]", "wrong-count", null)]
    [TestCase("how: blackhole", "how: »blakchole", "wrong-form", "blackhole")]
    [TestCase("how: slow +200ms", "how: »slow 200ms", "wrong-form", null)]
    [TestCase("how: blackhole", "how: »errors 0%", "out-of-range", null)]
    [TestCase("fail: site/dc-par", "fail: »sites/dc-par", "wrong-form", "site")]
    [TestCase("fail: site/dc-par", "fail: »blade/dc-par/0", "wrong-form", null)]
    public void A_wrong_value_is_reported_once(string old, string now, string code, string? suggestion)
    {
        ScenarioDocument document = Marked.Check(Example.With(old, now), code);

        Assert.That(document.Scenario, Is.Null);
        Diagnostic found = document.Diagnostics.Single();
        Assert.That(found.Suggestion, Is.EqualTo(suggestion));
        Assert.That(found.Expected ?? found.Suggestion, Is.Not.Null.And.Not.Empty);
    }

    [TestCase("")]
    [TestCase(" ~")]
    [TestCase(" null")]
    public void A_key_without_value_is_not_the_default(string nothing)
    {
        ScenarioDocument document = Example.Read(Example.With("seed: 7", "seed:" + nothing));

        Assert.That(document.Diagnostics.Single().Code, Is.EqualTo("missing-value"));
        Assert.That(document.Diagnostics[0].Line, Is.EqualTo(5));
    }

    [Test]
    public void A_missing_key_is_reported_at_the_mapping_that_lacks_it()
    {
        ScenarioDocument document = Example.Read(
            Example.With("    pool: par-api\n", "").Replace("  - {id: par-api, replicas: 120}\n", "")
        );

        Assert.That(
            document.Diagnostics.Single().ToString(),
            Is.EqualTo("s.yaml:16:5: missing-key: 'pool' is missing in item 1 of 'sites'")
        );
    }

    [Test]
    public void A_list_instead_of_a_document_is_one_finding()
    {
        Assert.That(
            Example.Read("- format: 1\n").Diagnostics.Single().ToString(),
            Is.EqualTo("s.yaml:1:1: wrong-kind: the document is a list")
        );
    }

    [Test]
    public void Everything_is_missing_from_an_empty_mapping()
    {
        Assert.That(
            Example.Read("{}").Diagnostics.Select(found => $"{found.Code}: {found.Message}"),
            Is.EqualTo(
                new[]
                {
                    "missing-key: 'format' is missing in the document",
                    "missing-key: 'name' is missing in the document",
                    "missing-key: 'start' is missing in the document",
                    "missing-key: 'duration' is missing in the document",
                    "missing-key: 'services' is missing in the document",
                    "missing-key: 'demand' is missing in the document",
                    "missing-key: 'dns' is missing in the document",
                    "no-endpoint: there is nothing that answers",
                }
            )
        );
    }

    [TestCase("format: 1", "format: 2", "1")]
    [TestCase("count: 6", "count: 2000", "at least 1 and at most 1024")]
    [TestCase("seed: 7", "seed: -1", "a whole number of at least 0 and at most 18446744073709551615")]
    [TestCase(
        "start: 2018-10-15T00:00:00Z",
        "start: 9999-12-31T23:59:59Z",
        "at least 1970-01-01T00:00:00Z and at most 2200-01-01T00:00:00Z"
    )]
    public void Wrong_numbers_say_their_range(string old, string now, string expected) =>
        Assert.That(Example.Read(Example.With(old, now)).Diagnostics.Single().Expected, Is.EqualTo(expected));

    [TestCase("1970-01-01T00:00:00Z")]
    [TestCase("2200-01-01T00:00:00Z")]
    public void The_ends_of_the_range_of_dates_are_in_it(string start) =>
        Assert.That(Example.Read(Example.With("2018-10-15T00:00:00Z", start)).Diagnostics, Is.Empty);

    [Test]
    public void Wrong_quantities_say_what_the_quantity_expects()
    {
        Diagnostic found = Example.Read(Example.With("peak: 38000rps", "peak: 38000")).Diagnostics.Single();

        Assert.That(found.Message, Is.EqualTo("'peak' is '38000'"));
        Assert.That(found.Expected, Is.EqualTo("a request rate such as 38000rps, 38krps or 90rpm"));
    }
}
