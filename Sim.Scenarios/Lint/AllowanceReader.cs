using System.Text.RegularExpressions;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>Finds what a file allows, of whatever format it is.</summary>
/// <remarks>
/// JSON has no comments, so there it is a key of an object and covers the object with everything in it. Elsewhere it is
/// a comment and covers its line or, alone in its line, the next line that is not a comment.
/// </remarks>
internal static partial class AllowanceReader
{
    public static IEnumerable<Allowance> Read(SourceText source)
    {
        bool isJson = source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return isJson || source.Text.AsSpan().TrimStart() is ['{' or '[', ..] ? ReadKeys(source) : ReadComments(source);
    }

    private static IEnumerable<Allowance> ReadComments(SourceText source)
    {
        foreach (Match match in CommentPattern().Matches(source.Text))
        {
            Location at = source.At(match.Groups["mark"].Index);
            int line = at.Line;
            if (source.LineAt(line)!.AsSpan(0, at.Column - 1).IsWhiteSpace())
            {
                for (line++; source.LineAt(line) is { } next && IsSkipped(next); line++) { }
            }
            yield return Allowance.Parse(match.Groups["text"].Value, at, place => place.Line == line);
        }
    }

    private static bool IsSkipped(string line) => line.AsSpan().TrimStart() is [] or ['#' or ';', ..];

    private static IEnumerable<Allowance> ReadKeys(SourceText source)
    {
        if (!source.Text.Contains(Fields.AllowKey, StringComparison.Ordinal))
        {
            return [];
        }
        List<Allowance> allowances = [];
        // What is wrong with the file has been reported by its import.
        if (SourceReader.Read(source, []) is { } root)
        {
            Collect(root, allowances);
        }
        return allowances;
    }

    private static void Collect(LocatedNode node, List<Allowance> allowances)
    {
        if (node is LocatedMapping mapping && mapping[Fields.AllowKey] is { } written)
        {
            var covered = new HashSet<(int, int)>();
            Cover(mapping, covered);
            IEnumerable<LocatedNode> items = written is LocatedSequence list ? list : [written];
            allowances.AddRange(
                items
                    .OfType<LocatedScalar>()
                    .Select(item =>
                        Allowance.Parse(item.Text, item.Location, place => covered.Contains((place.Line, place.Column)))
                    )
            );
        }
        foreach (LocatedNode below in Below(node))
        {
            Collect(below, allowances);
        }
    }

    private static void Cover(LocatedNode node, HashSet<(int Line, int Column)> covered)
    {
        covered.Add((node.Location.Line, node.Location.Column));
        foreach (LocatedNode below in Below(node))
        {
            Cover(below, covered);
        }
    }

    private static IEnumerable<LocatedNode> Below(LocatedNode node) =>
        node switch
        {
            LocatedMapping mapping => mapping.Entries.Select(entry => entry.Value),
            LocatedSequence sequence => sequence,
            _ => [],
        };

    [GeneratedRegex(@"(?<=^|\s)(?<mark>[#;])[ \t]*sim:[ \t]*allow\b[ \t]*(?<text>[^\r\n]*)", RegexOptions.Multiline)]
    private static partial Regex CommentPattern();
}
