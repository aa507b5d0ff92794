using System.Security.Cryptography;
using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>Makes the folder of a planned sweep, whole or not at all.</summary>
public static class SweepFolderWriter
{
    /// <param name="folder">Is made; one with the same plan is taken as it is, with the shards that it has.</param>
    /// <param name="loaded">With a sweep.</param>
    /// <param name="shardCount">1 to the number of runs.</param>
    /// <returns>Null, or why there is no such folder now.</returns>
    public static string? Write(string folder, LoadedSweep loaded, int shardCount)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        Sweep sweep = loaded.Sweep ?? throw new ArgumentException("A sweep is expected.", nameof(loaded));
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        Dictionary<string, byte[]> files = loaded.Files.ToDictionary(
            file => Path.GetFullPath(file.Key),
            file => file.Value,
            StringComparer.Ordinal
        );
        string root = CommonFolder(files.Keys);
        byte[] manifest = Manifest(sweep, shardCount, files, root);
        try
        {
            string known = Path.Combine(full, SweepFolder.ManifestName);
            if (File.Exists(known))
            {
                return File.ReadAllBytes(known).AsSpan().SequenceEqual(manifest)
                    ? null
                    : $"'{folder}' holds another plan, or the same with other shards or of another version of the tool";
            }
            if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
            {
                return $"'{folder}' is there already and holds no sweep";
            }
            Create(full, files, root, manifest);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return $"'{folder}' cannot be written: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}";
        }
    }

    private static void Create(string full, Dictionary<string, byte[]> files, string root, byte[] manifest)
    {
        string parent = Path.GetDirectoryName(full) ?? full;
        string temporary = Path.Combine(parent, $".{Path.GetFileName(full)}.{Path.GetRandomFileName()}");
        try
        {
            foreach ((string path, byte[] bytes) in files)
            {
                string copy = Path.Combine(temporary, SweepFolder.InputsName, Path.GetRelativePath(root, path));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.WriteAllBytes(copy, bytes);
            }
            Directory.CreateDirectory(Path.Combine(temporary, SweepFolder.ShardsName));
            File.WriteAllBytes(Path.Combine(temporary, SweepFolder.ManifestName), manifest);
            if (Directory.Exists(full))
            {
                // It is empty: otherwise this throws.
                Directory.Delete(full);
            }
            Directory.Move(temporary, full);
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static byte[] Manifest(Sweep sweep, int shardCount, Dictionary<string, byte[]> files, string root) =>
        JsonFile.Render(json =>
        {
            json.WriteNumber("formatVersion", SweepFolderReader.FormatVersion);
            json.WriteString("modelVersion", sweep.ModelVersion);
            json.WriteString("scenario", sweep.Scenario);
            json.WriteString("plan", Relative(root, Path.GetFullPath(sweep.Planned.Path)));
            json.WriteString("sweep", sweep.Hash);
            json.WriteNumber("points", sweep.Planned.Points.Count);
            json.WriteNumber("replications", sweep.Replications);
            json.WriteObjects(
                "inputs",
                files.OrderBy(file => file.Key, StringComparer.Ordinal),
                (json, file) =>
                {
                    json.WriteString("path", Relative(root, file.Key));
                    json.WriteString("sha256", Convert.ToHexStringLower(SHA256.HashData(file.Value)));
                }
            );
            json.WriteNumber("shardCount", shardCount);
            json.WriteObjects(
                "shards",
                Enumerable.Range(0, shardCount).Select(i => sweep.ShardOf(i, shardCount)),
                (json, shard) =>
                {
                    json.WriteNumber("index", shard.Index);
                    json.WriteNumber("firstRun", shard.First);
                    json.WriteNumber("runs", shard.Count);
                    json.WriteString("hash", shard.Hash);
                }
            );
        });

    private static string Relative(string root, string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

    /// <summary>The deepest folder that all files are in: paths relative to each other stay as they are.</summary>
    private static string CommonFolder(IEnumerable<string> files)
    {
        string? common = null;
        foreach (string folder in files.Select(file => Path.GetDirectoryName(file)!))
        {
            common ??= folder;
            while (!IsIn(folder, common))
            {
                common = Path.GetDirectoryName(common)!;
            }
        }
        return common ?? "";
    }

    private static bool IsIn(string folder, string outer) =>
        folder == outer
        || folder.StartsWith(
            outer.EndsWith(Path.DirectorySeparatorChar) ? outer : outer + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );
}
