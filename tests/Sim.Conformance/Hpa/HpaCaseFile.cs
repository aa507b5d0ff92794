using System.Text.Json;

namespace Sim.Conformance.Hpa;

/// <summary>One file of the shared autoscaler cases, as NUnit test cases named by their id.</summary>
internal static class HpaCaseFile
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    /// <summary>A single ignored case where the cases are not at hand.</summary>
    public static IEnumerable<TestCaseData> Read<TCase>(string family)
        where TCase : HpaCase
    {
        string? path = Locate(family);
        if (path is null)
        {
            yield return new TestCaseData([null]).Ignore(
                "SIM_CONFORMANCE_DIR does not name the folder of shared cases"
            );
            yield break;
        }
        HpaCases<TCase> file = JsonSerializer.Deserialize<HpaCases<TCase>>(File.ReadAllText(path), s_options)!;
        if (file.Cases.Count != file.Count)
        {
            throw new InvalidDataException($"{path}: {file.Count} cases promised, {file.Cases.Count} found");
        }
        foreach (TCase testCase in file.Cases)
        {
            yield return new TestCaseData(testCase).SetArgDisplayNames(testCase.Id);
        }
    }

    private static string? Locate(string family)
    {
        string? root = Environment.GetEnvironmentVariable("SIM_CONFORMANCE_DIR");
        string? path = string.IsNullOrEmpty(root) ? null : Path.Combine(root, "hpa", family + ".json");
        return File.Exists(path) ? path : null;
    }

    private sealed record HpaCases<TCase>(int Count, IReadOnlyList<TCase> Cases);
}
