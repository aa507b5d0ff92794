using System.Security.Cryptography;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>Reads a plan and tries every point of it on the scenario, before anything runs.</summary>
public static class SweepLoader
{
    /// <param name="path">Of the plan, as <paramref name="files"/> understands it.</param>
    /// <param name="version">Of the model.</param>
    /// <param name="files">Default: the disk.</param>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static LoadedSweep Load(
        string path,
        string version,
        IInputFiles? files = null,
        CancellationToken cancellation = default
    )
    {
        var cache = new CachedFiles(files ?? DiskFiles.Instance);
        DiagnosticList found = [];
        if (SweepPlanReader.Read(cache, path, found) is not { } planned)
        {
            return new LoadedSweep(null, found.Sorted());
        }
        string? name = null;
        // Each point by itself: what is wrong may be a combination.
        LoadedScenario[] loaded = new LoadedScenario[planned.Points.Count];
        Parallel.For(
            0,
            loaded.Length,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = Environment.ProcessorCount,
                CancellationToken = cancellation,
            },
            i =>
            {
                LoadedScenario one = ScenarioLoader.Load(
                    planned.ScenarioPath,
                    cache,
                    planned.OverridesOf(planned.Points[i])
                );
                Interlocked.CompareExchange(ref name, one.Inputs?.Scenario.Name, null);
                // Inputs of thousands of points would fill the memory.
                loaded[i] = one with
                {
                    Inputs = null,
                };
            }
        );
        foreach (Diagnostic one in loaded.SelectMany(one => one.Diagnostics))
        {
            found.Add(one);
        }
        if (found.HasErrors || name is null)
        {
            return new LoadedSweep(null, found.Sorted());
        }
        var sweep = new Sweep(planned, name, version, InputsOf(planned, cache));
        return new LoadedSweep(sweep, found.Sorted()) { Files = cache.Read };
    }

    private static IReadOnlyList<InputFile> InputsOf(PlannedSweep planned, CachedFiles cache)
    {
        string folder = Path.GetFullPath(Path.GetDirectoryName(planned.ScenarioPath) ?? ".");
        return
        [
            .. cache
                .Read.Where(file => file.Key != planned.Path)
                .Select(file => new InputFile(
                    Path.GetRelativePath(folder, Path.GetFullPath(file.Key)).Replace('\\', '/'),
                    Convert.ToHexStringLower(SHA256.HashData(file.Value))
                ))
                .DistinctBy(file => file.Path)
                .OrderBy(file => file.Path, StringComparer.Ordinal),
        ];
    }
}
