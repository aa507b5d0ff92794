using System.Text.Json;

namespace Sim.Conformance;

/// <summary>
/// One file of cases: <c>{ "family", "source", ["license"], ["model"], "count", "cases": [...] }</c>.
/// </summary>
public sealed record FamilyFile(string Path, string Family, JsonElement? Model, IReadOnlyList<JsonElement> Cases)
{
    private static readonly string[] s_keys = ["family", "source", "license", "model", "count", "cases"];

    /// <summary>Cases that come from elsewhere; null when the environment names no folder.</summary>
    public static string? SharedFolder => Environment.GetEnvironmentVariable("SIM_CONFORMANCE_DIR");

    /// <summary>
    /// Every <c>*.json</c> below the project's own cases and below the folder named by SIM_CONFORMANCE_DIR.
    /// </summary>
    public static IEnumerable<string> Paths()
    {
        string own = System.IO.Path.Combine(AppContext.BaseDirectory, "cases");
        return new[] { own, SharedFolder }
            .OfType<string>()
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories))
            .Order(StringComparer.Ordinal);
    }

    /// <exception cref="InvalidDataException">The file is not a family: the message says why.</exception>
    public static FamilyFile Read(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement root = document.RootElement.Clone();
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new InvalidDataException($"{path}: the file is no object");
        }
        string[] unknown = [.. root.EnumerateObject().Select(p => p.Name).Where(name => !s_keys.Contains(name))];
        if (unknown.Length > 0)
        {
            throw new InvalidDataException($"{path}: unknown field {string.Join(", ", unknown)}");
        }
        JsonElement list = root.GetProperty("cases");
        if (list.ValueKind != JsonValueKind.Array || list.EnumerateArray().Any(one => !HasId(one)))
        {
            throw new InvalidDataException($"{path}: 'cases' is no list of objects with an 'id'");
        }
        JsonElement[] cases = [.. list.EnumerateArray()];
        JsonElement count = root.GetProperty("count");
        if (count.GetRawText() != cases.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))
        {
            throw new InvalidDataException($"{path}: 'count' is {count}, there are {cases.Length} cases");
        }
        string[] twice =
        [
            .. cases.Select(IdOf).GroupBy(id => id).Where(group => group.Count() > 1).Select(group => group.Key),
        ];
        if (twice.Length > 0)
        {
            throw new InvalidDataException($"{path}: id used twice: {string.Join(", ", twice)}");
        }
        JsonElement? model = root.TryGetProperty("model", out JsonElement element) ? element : null;
        return new FamilyFile(path, root.GetProperty("family").GetString()!, model, cases);
    }

    public static string IdOf(JsonElement conformanceCase) => conformanceCase.GetProperty("id").GetString()!;

    private static bool HasId(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object
        && one.TryGetProperty("id", out JsonElement id)
        && id.ValueKind == JsonValueKind.String;
}
