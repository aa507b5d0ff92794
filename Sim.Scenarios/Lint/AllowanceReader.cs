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
        // Comments above one another mean the same line, which is looked for once.
        (int From, int Line) below = (0, 0);
        foreach (Match match in CommentPattern().Matches(source.Text))
        {
            Location at = source.At(match.Groups["mark"].Index);
            int line = at.Line;
            if (source.LineAt(line)!.AsSpan(0, at.Column - 1).IsWhiteSpace())
            {
                below = line >= below.From && line < below.Line ? below : (line, LineBelow(source, line));
                line = below.Line;
            }
            yield return Allowance.Parse(match.Groups["text"].Value, at, (line, 0), (line, int.MaxValue));
        }
    }

    private static int LineBelow(SourceText source, int line)
    {
        for (line++; source.LineAt(line) is { } next && IsSkipped(next); line++) { }
        return line;
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
        foreach (LocatedNode root in ZoneText.Parse(source, [])?.Documents ?? [])
        {
            Collect(root, allowances);
            allowances.AddRange(TerraformAllowances.Read(root));
        }
        return allowances;
    }

    /// <summary>The place of the last node inside a node.</summary>
    public static (int Line, int Column) LastIn(LocatedNode node) => Collect(node, []);

    /// <summary>Adds what a node and those inside it allow.</summary>
    /// <returns>The place of the last of them.</returns>
    private static (int Line, int Column) Collect(LocatedNode node, List<Allowance> allowances)
    {
        (int Line, int Column) first = (node.Location.Line, node.Location.Column);
        (int Line, int Column) last = first;
        foreach (LocatedNode below in Below(node))
        {
            (int, int) end = Collect(below, allowances);
            last = end.CompareTo(last) > 0 ? end : last;
        }
        if (node is LocatedMapping mapping && mapping[Fields.AllowKey] is { } written)
        {
            IEnumerable<LocatedNode> items = written is LocatedSequence list ? list : [written];
            allowances.AddRange(
                items.OfType<LocatedScalar>().Select(item => Allowance.Parse(item.Text, item.Location, first, last))
            );
        }
        return last;
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
