using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.AsRelationships;

/// <summary>Reads the AS relationships that CAIDA publishes, of serial 1 and 2, as a graph.</summary>
/// <remarks>
/// <para>
/// Rows are <c>provider|customer|-1</c> and <c>peer|peer|0</c>, with a fourth column for the source of the inference in
/// serial 2, which is not used. Lines that begin with <c>#</c> are comments. Source: the README of CAIDA's AS
/// Relationships data set.
/// </para>
/// <para>
/// The text may be packed with gzip or bzip2, which its first bytes tell. A row twice counts once and is a warning; a
/// network linked to itself, two relationships between the same networks and networks that are their own providers are
/// errors.
/// </para>
/// </remarks>
public static class AsRelationshipImport
{
    /// <summary>
    /// Bytes of the unpacked text: 256 MiB, twenty times the largest file of 2026. A judgement, against packed files
    /// that fill the memory.
    /// </summary>
    public const int MostBytes = 256 * 1024 * 1024;

    /// <summary>
    /// Reads a file; null when it holds an error. Everything found is reported at its line and column.
    /// </summary>
    public static AsGraph? Read(IInputFiles files, string path, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(diagnostics);
        var limits = new SourceLimits { Bytes = MostBytes };
        SourceText? text = SourceReader.ReadText(
            new UnpackedFiles(files, MostBytes),
            path,
            diagnostics,
            limits: limits
        );
        return text is null ? null : Read(text, diagnostics);
    }

    /// <summary>Reads a text; null when it holds an error.</summary>
    public static AsGraph? Read(SourceText text, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        int before = diagnostics.ErrorsReported;
        var builder = new AsGraphBuilder();
        var rows = new RelationshipRows(text, builder, diagnostics);
        rows.Read();
        AsGraph? graph = builder.Build(out IReadOnlyList<AsGraphFinding> findings);
        foreach (AsGraphFinding finding in findings)
        {
            rows.Report(finding);
        }
        if (builder.Rows == 0 && diagnostics.ErrorsReported == before)
        {
            diagnostics.Error(
                text.Start,
                "no-relationships",
                "the file has no row",
                "rows such as '64500|64501|-1' (provider and customer) or '64500|64502|0' (peers)"
            );
        }
        return diagnostics.ErrorsReported == before ? graph : null;
    }
}
