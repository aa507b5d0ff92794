using System.Text.Json.Nodes;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Tests.Schema;

public class ScenarioJsonSchemaTests
{
    private readonly JsonNode _schema = JsonNode.Parse(ScenarioJsonSchema.Write())!;

    [Test]
    public void Every_object_refuses_unknown_keys_and_lists_the_required_ones()
    {
        Assert.That((bool)_schema["additionalProperties"]!, Is.False);
        Assert.That(
            _schema["required"]!.AsArray().Select(key => (string)key!),
            Is.EqualTo(new[] { "format", "name", "start", "duration", "services", "demand", "dns" })
        );
        JsonNode site = Property("sites")["items"]!;
        Assert.That((bool)site["additionalProperties"]!, Is.False);
        Assert.That(
            site["required"]!.AsArray().Select(key => (string)key!),
            Is.EqualTo(new[] { "id", "location", "prefix", "upstreams", "blades", "pool" })
        );
    }

    [Test]
    public void A_quantity_is_a_text_with_a_pattern_also_when_it_may_be_absent()
    {
        JsonNode pool = Property("pools")["items"]!["properties"]!;

        Assert.That((string)pool["maxRatePerEndpoint"]!["type"]!, Is.EqualTo("string"));
        Assert.That((string)pool["maxRatePerEndpoint"]!["pattern"]!, Is.EqualTo(@"^[0-9]+(\.[0-9]+)?(rps|krps|rpm)$"));
    }

    [Test]
    public void A_ratio_may_be_a_number_and_a_duration_a_bare_zero()
    {
        Assert.That(
            Property("resolvers")["properties"]!["publicShare"]!["anyOf"]![1]!.ToJsonString(),
            Is.EqualTo("""{"type":"number","minimum":0,"maximum":1}""")
        );
        Assert.That(Property("duration")["anyOf"]![1]!.ToJsonString(), Is.EqualTo("""{"const":0}"""));
    }

    [Test]
    public void Enums_are_words_in_kebab_case()
    {
        Assert.That(
            Property("network")["properties"]!["latency"]!["enum"]!.ToJsonString(),
            Is.EqualTo("""["corridors","great-circle"]""")
        );
    }

    [Test]
    public void Ranges_counts_and_defaults_are_stated()
    {
        JsonNode retries = Property("services")["items"]!["properties"]!["retries"]!;
        Assert.That((int)retries["minimum"]!, Is.EqualTo(0));
        Assert.That((int)retries["maximum"]!, Is.EqualTo(10));
        Assert.That((int)retries["default"]!, Is.EqualTo(2));
        Assert.That((int)Property("services")["minItems"]!, Is.EqualTo(1));
        Assert.That((int)Property("services")["maxItems"]!, Is.EqualTo(1));
        Assert.That((string)Property("step")["default"]!, Is.EqualTo("10s"));
    }

    [Test]
    public void Descriptions_are_the_doc_comments_of_the_records()
    {
        Assert.That(
            (string)Property("changes")["items"]!["properties"]!["manifest"]!["description"]!,
            Is.EqualTo("A new HorizontalPodAutoscaler manifest, for pool.")
        );
        Assert.That(
            (string)Property("thresholds")["description"]!,
            Is.EqualTo("Expressions such as latency{country=FR}: p(99) < 250ms; the run fails when one does not hold.")
        );
    }

    private JsonNode Property(string key) => _schema["properties"]![key]!;
}
