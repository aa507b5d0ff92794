using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>Opens the folder of a planned sweep, on this machine or another one, and verifies its inputs.</summary>
public static class SweepFolderReader
{
    internal const int FormatVersion = 1;

    /// <param name="version">Of the model; a sweep runs on the version that planned it.</param>
    /// <param name="problems">Gets what is wrong, a sentence each without full stop.</param>
    /// <returns>Null when anything is wrong.</returns>
    public static SweepFolder? Open(string folder, string version, List<string> problems)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(problems);
        string manifest = Path.Combine(folder, SweepFolder.ManifestName);
        if (!File.Exists(manifest))
        {
            problems.Add($"'{folder}' holds no planned sweep: there is no {SweepFolder.ManifestName} in it");
            return null;
        }
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(manifest));
            return Open(folder, json.RootElement, version, problems);
        }
        catch (Exception problem)
            when (problem
                    is JsonException
                        or KeyNotFoundException
                        or InvalidOperationException
                        or FormatException
                        or ArgumentException
            )
        {
            problems.Add($"'{manifest}' is damaged: it is not what 'sim sweep plan' writes");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            problems.Add($"'{folder}' cannot be read: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}");
        }
        return null;
    }

    private static SweepFolder? Open(string folder, JsonElement manifest, string version, List<string> problems)
    {
        int format = manifest.GetProperty("formatVersion").GetInt32();
        if (format != FormatVersion)
        {
            problems.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{folder}' has format {format}, this tool reads {FormatVersion}"
                )
            );
            return null;
        }
        string planned = manifest.GetProperty("modelVersion").GetString()!;
        if (planned != version)
        {
            problems.Add($"'{folder}' was planned by version {planned}, this is {version}: results would differ");
            return null;
        }
        if (!VerifyInputs(folder, manifest, problems))
        {
            return null;
        }
        string plan = Path.Combine(folder, SweepFolder.InputsName, manifest.GetProperty("plan").GetString()!);
        DiagnosticList found = [];
        if (SweepPlanReader.Read(DiskFiles.Instance, plan, found) is not { } read)
        {
            problems.AddRange(found.Sorted().Select(one => $"{one}"));
            return null;
        }
        var sweep = new Sweep(
            read,
            manifest.GetProperty("scenario").GetString()!,
            version,
            InputsOf(manifest, folder, read)
        );
        if (sweep.Hash != manifest.GetProperty("sweep").GetString())
        {
            problems.Add($"'{folder}' is damaged: its plan and its inputs do not give the hash that it names");
            return null;
        }
        return new SweepFolder(folder, sweep, manifest.GetProperty("shardCount").GetInt32());
    }

    private static bool VerifyInputs(string folder, JsonElement manifest, List<string> problems)
    {
        int before = problems.Count;
        foreach (JsonElement input in manifest.GetProperty("inputs").EnumerateArray())
        {
            string path = Path.Combine(folder, SweepFolder.InputsName, input.GetProperty("path").GetString()!);
            if (!File.Exists(path))
            {
                problems.Add($"'{path}' is missing: the whole folder of the plan belongs together");
            }
            else if (
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)))
                != input.GetProperty("sha256").GetString()
            )
            {
                problems.Add($"'{path}' was changed after the sweep was planned");
            }
        }
        return problems.Count == before;
    }

    /// <summary>Relative to the scenario's folder, without the plan, as they were when the sweep was planned.</summary>
    private static IReadOnlyList<InputFile> InputsOf(JsonElement manifest, string folder, PlannedSweep planned)
    {
        string plan = manifest.GetProperty("plan").GetString()!;
        string inputs = Path.Combine(folder, SweepFolder.InputsName);
        string scenario = Path.GetFullPath(Path.GetDirectoryName(planned.ScenarioPath) ?? ".");
        return
        [
            .. manifest
                .GetProperty("inputs")
                .EnumerateArray()
                .Select(input => (Path: input.GetProperty("path").GetString()!, Hash: input.GetProperty("sha256")))
                .Where(input => input.Path != plan)
                .Select(input => new InputFile(
                    Path.GetRelativePath(scenario, Path.GetFullPath(Path.Combine(inputs, input.Path)))
                        .Replace('\\', '/'),
                    input.Hash.GetString()!
                ))
                .OrderBy(input => input.Path, StringComparer.Ordinal),
        ];
    }
}
