using System.Security.Cryptography;
using System.Text.Json;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>Whether a folder can take the results of a sweep, or has them already.</summary>
public static class SweepResults
{
    /// <param name="target">May be absent.</param>
    /// <returns>
    /// Verified: the results of this very sweep are there, whole. Refused: something else is there. Null: nothing is
    /// in the way.
    /// </returns>
    public static MergeOutcome? Find(Sweep sweep, string target)
    {
        ArgumentNullException.ThrowIfNull(sweep);
        ArgumentNullException.ThrowIfNull(target);
        if (SweepMerge.StrangerIn(Path.GetFullPath(target)) is { } stranger)
        {
            return SweepMerge.Refuse($"'{target}' is there already, and '{stranger}' in it is no result of a sweep");
        }
        string path = Path.Combine(target, SweepFiles.Manifest);
        if (!File.Exists(path))
        {
            return null;
        }
        try
        {
            using var manifest = JsonDocument.Parse(File.ReadAllBytes(path));
            if (manifest.RootElement.GetProperty("sweep").GetString() != sweep.Hash)
            {
                return SweepMerge.Refuse($"'{target}' holds the results of another sweep");
            }
            JsonElement[] files = [.. manifest.RootElement.GetProperty("files").EnumerateArray()];
            foreach (JsonElement file in files)
            {
                string name = file.GetProperty("path").GetString()!;
                if (HashOf(Path.Combine(target, name)) != file.GetProperty("sha256").GetString())
                {
                    return SweepMerge.Refuse($"'{target}' holds the results of this sweep, and '{name}' was changed");
                }
            }
            string message =
                $"Same sweep as before: all {files.Length} data files in {target} verified, nothing was run.";
            return new MergeOutcome(MergeStatus.Verified, message, null);
        }
        catch (Exception problem)
            when (problem
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or IOException
                        or UnauthorizedAccessException
            )
        {
            return SweepMerge.Refuse($"'{path}' is damaged");
        }
    }

    private static string? HashOf(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
