namespace Sim.Scenarios.Results.Files;

/// <summary>A file of a run folder whose bytes follow from the run's inputs alone.</summary>
internal sealed record DataFile(string Name, byte[] Bytes)
{
    /// <summary>All of them, in the order in which they are written and verified.</summary>
    public static IReadOnlyList<DataFile> All(RunResult result, IReadOnlyList<string> arguments) =>
        [
            new("manifest.json", ManifestFile.Render(result.Identity, arguments)),
            new("summary.json", SummaryFile.Render(result)),
            new("measures.csv", MeasuresFile.Render(result)),
            new("timeline.csv", TimelineFile.Render(result)),
            new("histograms.json", HistogramsFile.Render(result)),
            new("junit.xml", JUnitFile.Render(result)),
            new("summary.md", MarkdownFile.Render(result)),
        ];
}
