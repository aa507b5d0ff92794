using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>The JSON Schema of scenario files, for completion and checks in editors.</summary>
public static class ScenarioJsonSchema
{
    // Written by the forms that read the file, so that the two cannot disagree. JsonSchemaExporter describes what
    // System.Text.Json accepts, which these files never meet: every quantity, enum, range and nullable would be a
    // patch.

    /// <summary>Draft 7, the one that YAML editors support best; indented, lines end with LF.</summary>
    public static string Write() => Write("Simulation scenario, format 1", typeof(Scenario));

    /// <summary>The same for another file whose records are read by these forms.</summary>
    /// <param name="type">The record of the whole file.</param>
    internal static string Write(string title, Type type)
    {
        JsonObject schema = new() { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach ((string key, JsonNode? value) in new RecordForm(type).Describe())
        {
            schema[key] = value?.DeepClone();
        }
        JsonSerializerOptions options = new()
        {
            WriteIndented = true,
            NewLine = "\n",
            // The text is shown in editors and terminals, never inside HTML.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        return schema.ToJsonString(options);
    }
}
