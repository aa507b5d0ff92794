using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Json.Schema;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;
using YamlDotNet.Serialization;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>
/// An editor that checks by the schema and the reader that runs the scenario agree, judged by JsonSchema.Net.
/// </summary>
/// <remarks>Every value of the example is replaced, removed and joined by a stranger, one at a time.</remarks>
[TestFixture]
public sealed class SchemaAgreementTests
{
    private static readonly string[] s_strangers =
    [
        "\"\"",
        "\"x\"",
        "\"1\"",
        "\"250ms\"",
        "\"10Gbps\"",
        "\"30%\"",
        "0",
        "1",
        "-1",
        "1.5",
        "1e9",
        "true",
        "null",
        "[]",
        "{}",
        "[{}]",
        "[\"x\"]",
    ];

    /// <summary>Findings about the form of one value, which is what a schema speaks of.</summary>
    private static readonly HashSet<string> s_formal = ["unknown-key", "missing-key", "unknown-word", "wrong-kind"];

    private readonly JsonSchema _schema = JsonSchema.FromText(ScenarioJsonSchema.Write());

    [Test]
    public void The_schema_accepts_the_example() => Assert.That(_schema.Evaluate(Example()).IsValid, Is.True);

    [Test]
    public void What_the_reader_takes_the_schema_takes_too()
    {
        (string What, bool Schema, IReadOnlyList<Diagnostic> Findings)[] tried = [.. Tried()];
        Assert.That(tried, Has.Length.GreaterThan(1_500));
        Assert.That(tried.Where(one => one.Findings.Count == 0 && !one.Schema).Select(one => one.What), Is.Empty);
    }

    [Test]
    public void What_the_reader_refuses_for_its_form_the_schema_refuses_too()
    {
        (string What, bool Schema, IReadOnlyList<Diagnostic> Findings)[] refused =
        [
            .. Tried().Where(one => one.Findings.Any(found => s_formal.Contains(found.Code))),
        ];
        Assert.That(refused, Has.Length.GreaterThan(500));
        Assert.That(refused.Where(one => one.Schema).Select(one => one.What), Is.Empty);
    }

    private IEnumerable<(string What, bool Schema, IReadOnlyList<Diagnostic> Findings)> Tried()
    {
        foreach ((string what, JsonNode document) in Mutations())
        {
            MemoryFiles files = Schema.Example.Files("");
            files["s.json"] = document.ToJsonString();
            ScenarioDocument read = ScenarioReader.Read("s.json", files, Schema.Example.Vocabulary);
            yield return (what, _schema.Evaluate(Element(document)).IsValid, [.. read.Diagnostics]);
        }
    }

    private static IEnumerable<(string What, JsonNode Document)> Mutations()
    {
        string text = Example().GetRawText();
        foreach (string path in Paths(JsonNode.Parse(text)!, "").ToArray())
        {
            foreach (string stranger in s_strangers)
            {
                yield return ($"{path} = {stranger}", Edit(text, path, stranger));
            }
            yield return ($"without {path}", Edit(text, path, null));
            yield return ($"{path}.zzz", Edit(text, path + "/zzz", "1"));
        }
    }

    /// <summary>The document with one value replaced, added or, by null, removed.</summary>
    private static JsonNode Edit(string text, string path, string? value)
    {
        JsonNode document = JsonNode.Parse(text)!;
        string[] steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        JsonNode? at = document;
        foreach (string step in steps[..^1])
        {
            at = at is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)] : at![step];
        }
        if (at is JsonArray items)
        {
            int index = steps[^1] == "zzz" ? items.Count : int.Parse(steps[^1], CultureInfo.InvariantCulture);
            if (index < items.Count)
            {
                items.RemoveAt(index);
            }
            if (value is not null)
            {
                items.Insert(index, JsonNode.Parse(value));
            }
        }
        else if (at is JsonObject record)
        {
            record.Remove(steps[^1]);
            if (value is not null)
            {
                record[steps[^1]] = JsonNode.Parse(value);
            }
        }
        return document;
    }

    private static IEnumerable<string> Paths(JsonNode node, string path)
    {
        IEnumerable<(string Step, JsonNode? Child)> children = node switch
        {
            JsonObject record => record.Select(entry => (entry.Key, entry.Value)),
            JsonArray list => list.Select((item, i) => (i.ToString(CultureInfo.InvariantCulture), item)),
            _ => [],
        };
        foreach ((string step, JsonNode? child) in children)
        {
            yield return $"{path}/{step}";
            foreach (string below in Paths(child!, $"{path}/{step}"))
            {
                yield return below;
            }
        }
    }

    private static JsonElement Example()
    {
        object yaml = new DeserializerBuilder()
            .WithAttemptingUnquotedStringTypeDeserialization()
            .Build()
            .Deserialize<object>(Schema.Example.Text)!;
        string json = new SerializerBuilder().JsonCompatible().Build().Serialize(yaml);
        return JsonDocument.Parse(Encoding.UTF8.GetBytes(json)).RootElement;
    }

    private static JsonElement Element(JsonNode node) => JsonSerializer.SerializeToElement(node);
}
