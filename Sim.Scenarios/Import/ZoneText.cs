using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>The text of one file, and the documents in it; its syntax is told by its content.</summary>
internal sealed class ZoneText
{
    /// <summary>
    /// What an imported file may take. A Terraform plan of 10,000 records repeats each four times with thirty values. A
    /// judgement, as the defaults are.
    /// </summary>
    public static readonly SourceLimits Limits = new() { Bytes = 64 * 1024 * 1024, Nodes = 2_000_000 };

    private static readonly byte[] s_space = [.. " \t\r\n"u8];

    private IReadOnlySet<string>? _payloads;

    private ZoneText(SourceText source, IReadOnlyList<LocatedNode> documents)
    {
        Source = source;
        Documents = documents;
    }

    public SourceText Source { get; }

    /// <summary>JSON and YAML; empty for plain text.</summary>
    public IReadOnlyList<LocatedNode> Documents { get; }

    /// <summary>The one document; null when there is none, or several.</summary>
    public LocatedNode? Root => Documents.Count == 1 ? Documents[0] : null;

    /// <summary>The one document when it is a mapping.</summary>
    public LocatedMapping? Top => Root as LocatedMapping;

    /// <summary>The lists of the Route 53 API that the document holds.</summary>
    public IReadOnlySet<string> Payloads =>
        _payloads ??= Root is { } root ? Payload.KeysIn(root) : new HashSet<string>();

    /// <summary>For messages: the place of what the file holds.</summary>
    public Location Start => Documents.Count > 0 ? Documents[0].Location : Source.Start;

    /// <summary>Text that is neither JSON nor YAML, such as a zone file.</summary>
    public static ZoneText Plain(SourceText source) => new(source, []);

    /// <summary>Reads JSON or YAML; null when it is neither, which is reported.</summary>
    public static ZoneText? Parse(SourceText source, DiagnosticList diagnostics)
    {
        int before = diagnostics.ErrorsReported;
        IReadOnlyList<LocatedNode> documents = IsJson(source)
            ? SourceReader.ReadJson(source, diagnostics, Limits) is { } root
                ? [root]
                : []
            : SourceReader.ReadYaml(source, diagnostics, Limits);
        return diagnostics.ErrorsReported == before ? new ZoneText(source, documents) : null;
    }

    /// <summary>
    /// Begins as a JSON object or list does; YAML may begin with the same bracket, but then writes its first key
    /// without quotes.
    /// </summary>
    public static bool IsJson(SourceText source)
    {
        ReadOnlySpan<byte> rest = source.Utf8.Span.TrimStart(s_space);
        if (rest.IsEmpty || rest[0] is not ((byte)'{' or (byte)'['))
        {
            return false;
        }
        rest = rest[1..].TrimStart(s_space);
        return rest.IsEmpty || rest[0] is (byte)'"' or (byte)'{' or (byte)'[' or (byte)'}' or (byte)']';
    }
}
