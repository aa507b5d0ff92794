using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>The owner's word, in the file, that one kind of finding is meant in one place.</summary>
/// <param name="At">Where it is written.</param>
/// <param name="Code">The code of the rule, as written.</param>
/// <param name="Reason">Empty: none was given, so it silences nothing.</param>
/// <param name="Covers">Whether a place of the same file is meant.</param>
internal sealed record Allowance(Location At, string Code, string Reason, Func<Location, bool> Covers)
{
    /// <summary>Reads "code reason".</summary>
    public static Allowance Parse(string text, Location at, Func<Location, bool> covers)
    {
        string[] words = text.Trim().Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
        string code = words.FirstOrDefault("").TrimEnd(':');
        return new Allowance(at, code, words.Length > 1 ? words[1].Trim() : "", covers);
    }

    public bool Silences(PlacedFinding found) =>
        Reason.Length > 0 && Code == found.Code && ReferenceEquals(At.Source, found.At.Source) && Covers(found.At);
}
