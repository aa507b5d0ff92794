using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

/// <summary>Reads texts as if they were the file zone.json.</summary>
internal static class Read
{
    public static T? From<T>(string text, Func<LocatedNode, DiagnosticList, T?> read, out DiagnosticList diagnostics)
        where T : class
    {
        diagnostics = new DiagnosticList();
        LocatedNode? root = SourceReader.Read(new SourceText("zone.json", text), diagnostics);
        return root is null || diagnostics.HasErrors ? null : read(root, diagnostics);
    }

    /// <summary>One line per diagnostic: place, E or W, code, message.</summary>
    public static IEnumerable<string> Lines(this DiagnosticList diagnostics) =>
        diagnostics
            .Sorted()
            .Select(d =>
                FormattableString.Invariant($"{d.Line}:{d.Column} {d.Severity.ToString()[0]} {d.Code}: {d.Message}")
            );
}
