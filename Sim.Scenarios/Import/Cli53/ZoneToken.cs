using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>A word of a zone file.</summary>
/// <param name="Text">As written, escapes kept, without the quotes around it.</param>
internal readonly record struct ZoneToken(string Text, bool IsQuoted, Location At)
{
    public bool Is(string word) => !IsQuoted && Text.Equals(word, StringComparison.OrdinalIgnoreCase);
}
