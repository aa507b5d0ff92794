using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Results.Files;

/// <summary>A file of a run folder whose bytes follow from the run's inputs alone.</summary>
internal sealed record DataFile(string Name, byte[] Bytes)
{
    /// <summary>All of them, in the order in which they are written and verified.</summary>
    public static IReadOnlyList<DataFile> All(RunResult result, IReadOnlyList<string> arguments) =>
        [
            .. result.Replicates.Count == 0 ? Array.Empty<DataFile>() : OfReplications(result.Replicates),
            new("manifest.json", ManifestFile.Render(result.Identity, arguments)),
            new("summary.json", SummaryFile.Render(result)),
            new("measures.csv", MeasuresFile.Render(result)),
            new("timeline.csv", TimelineFile.Render(result)),
            new("histograms.json", HistogramsFile.Render(result)),
            new("junit.xml", JUnitFile.Render(result)),
            new("summary.md", MarkdownFile.Render(result)),
        ];

    private static DataFile[] OfReplications(IReadOnlyList<Replicate> replicates) =>
        [
            new("replications.csv", ReplicationsFile.Render(replicates)),
            new("estimates.csv", EstimatesFile.Render(replicates)),
        ];
}
