using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>The owner's word, in the file, that one kind of finding is meant in one place.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Code">The code of the rule, as written.</param>
/// <param name="Reason">Empty: none was given, so it silences nothing.</param>
/// <param name="First">The first place that is meant, in the same file.</param>
/// <param name="Last">The last one.</param>
internal sealed record Allowance(
    Location At,
    string Code,
    string Reason,
    (int Line, int Column) First,
    (int Line, int Column) Last
)
{
    /// <summary>Reads "code reason".</summary>
    public static Allowance Parse(string text, Location at, (int Line, int Column) first, (int Line, int Column) last)
    {
        string[] words = text.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string code = words.FirstOrDefault("").TrimEnd(':');
        return new Allowance(at, code, words.Length > 1 ? words[1].Trim() : "", first, last);
    }
}
