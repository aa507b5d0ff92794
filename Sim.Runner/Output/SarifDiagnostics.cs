using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>Findings as one SARIF 2.1.0 log (OASIS standard), the form that code scanning services take.</summary>
/// <param name="version">The tool's own.</param>
internal sealed class SarifDiagnostics(string version) : IDiagnosticFormat
{
    public void Write(IReadOnlyList<Diagnostic> found, TextWriter output)
    {
        using MemoryStream bytes = new();
        JsonWriterOptions options = new()
        {
            Indented = true,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        using (Utf8JsonWriter json = new(bytes, options))
        {
            WriteLog(json, found);
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private void WriteLog(Utf8JsonWriter json, IReadOnlyList<Diagnostic> found)
    {
        string[] rules = [.. found.Select(diagnostic => diagnostic.Code).Distinct().Order(StringComparer.Ordinal)];
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "sim");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (string rule in rules)
        {
            WriteRule(json, rule);
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteString("columnKind", "utf16CodeUnits");
        json.WriteStartArray("results");
        foreach (Diagnostic diagnostic in found)
        {
            WriteResult(json, diagnostic, Array.IndexOf(rules, diagnostic.Code));
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // Viewers show the short text in lists, and the help beside the code.
    private static void WriteRule(Utf8JsonWriter json, string code)
    {
        json.WriteStartObject();
        json.WriteString("id", code);
        if (DiagnosticRules.All.TryGetValue(code, out DiagnosticRule? rule))
        {
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Why);
            json.WriteStartObject("help");
            json.WriteString("text", $"{rule.Why}\nFix: {rule.Fix}\nSource: {rule.Source}");
            json.WriteString("markdown", $"{rule.Why}\n\n**Fix.** {rule.Fix}\n\n**Source.** {rule.Source}");
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static void WriteResult(Utf8JsonWriter json, Diagnostic found, int ruleIndex)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", found.Code);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", found.Severity == Severity.Warning ? "warning" : "error");
        json.WriteStartObject("message");
        json.WriteString("text", IDiagnosticFormat.Sentence(found));
        json.WriteEndObject();
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", UriOf(found.File));
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", found.Line);
        json.WriteNumber("startColumn", found.Column);
        json.WriteNumber("endColumn", found.Column + found.Length);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    // A relative reference, RFC 3986: the base is the folder that the tool ran in.
    private static string UriOf(string path) =>
        (Path.IsPathRooted(path) ? "file://" : "")
        + string.Join('/', path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString));
}
