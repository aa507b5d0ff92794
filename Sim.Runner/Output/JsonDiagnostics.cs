using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Output;

/// <summary>Findings as one JSON object: findings, the rules that they break, and how many there are.</summary>
internal sealed class JsonDiagnostics : IDiagnosticFormat
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
            json.WriteStartObject();
            int errors = found.Count(diagnostic => diagnostic.Severity == Severity.Error);
            json.WriteNumber("errors", errors);
            json.WriteNumber("warnings", found.Count - errors);
            json.WriteStartArray("findings");
            foreach (Diagnostic diagnostic in found)
            {
                WriteFinding(json, diagnostic);
            }
            json.WriteEndArray();
            json.WriteStartObject("rules");
            foreach (DiagnosticRule rule in DiagnosticRules.All.Values.Where(r => found.Any(d => d.Code == r.Code)))
            {
                json.WriteStartObject(rule.Code);
                json.WriteString("title", rule.Title);
                json.WriteString("why", rule.Why);
                json.WriteString("fix", rule.Fix);
                json.WriteString("source", rule.Source);
                json.WriteEndObject();
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)));
    }

    private static void WriteFinding(Utf8JsonWriter json, Diagnostic found)
    {
        json.WriteStartObject();
        json.WriteString("file", found.File);
        json.WriteNumber("line", found.Line);
        json.WriteNumber("column", found.Column);
        json.WriteString("severity", found.Severity == Severity.Warning ? "warning" : "error");
        json.WriteString("code", found.Code);
        json.WriteString("message", found.Message);
        if (found.Expected is { } expected)
        {
            json.WriteString("expected", expected);
        }
        if (found.Suggestion is { } suggestion)
        {
            json.WriteString("suggestion", suggestion);
        }
        json.WriteEndObject();
    }
}
