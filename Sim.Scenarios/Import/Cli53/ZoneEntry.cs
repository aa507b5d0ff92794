namespace Sim.Scenarios.Import.Cli53;

/// <summary>One entry of a zone file: a line, or several that parentheses hold together.</summary>
/// <param name="HasBlankOwner">White space comes first, so the owner is that of the entry before.</param>
/// <param name="Comments">What stands behind each semicolon.</param>
internal sealed record ZoneEntry(
    IReadOnlyList<ZoneToken> Tokens,
    bool HasBlankOwner,
    IReadOnlyList<ZoneToken> Comments
);
