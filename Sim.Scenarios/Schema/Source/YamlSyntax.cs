using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Sim.Scenarios.Schema.Source;

/// <summary>Finds better places for errors that the YAML library reports far from where they were made.</summary>
internal static class YamlSyntax
{
    public static SourceRefusedException Refuse(SourceText source, int line, int column, string reason) =>
        new(new Location(source, Math.Max(1, line), Math.Max(1, column)), "syntax", "this is not YAML: " + reason);

    /// <summary>The tab in the indentation where the scanner stopped; null: there is none.</summary>
    /// <remarks>The library names the begin of the block around it.</remarks>
    public static SourceRefusedException? Tab(SourceText source, Mark stopped)
    {
        string line = source.LineAt((int)stopped.Line) ?? "";
        string indentation = line[..^line.TrimStart(' ', '\t').Length];
        int tab = indentation.IndexOf('\t', StringComparison.Ordinal);
        return tab >= 0 && stopped.Column <= indentation.Length
            ? Refuse(source, (int)stopped.Line, tab + 1, "a tab indents this line; it takes spaces")
            : null;
    }

    /// <summary>The bracket that is still open where the file ends; null: the error is elsewhere.</summary>
    public static SourceRefusedException? NotClosed(SourceText source, Mark place)
    {
        int index = Math.Min(source.Text.Length, (int)place.Index);
        return string.IsNullOrWhiteSpace(source.Text[index..]) ? NotClosed(source, index, "the file ends") : null;
    }

    /// <summary>The bracket that is still open before the line of a place; null: there is none.</summary>
    public static SourceRefusedException? NotClosedBefore(SourceText source, Mark place)
    {
        int index = Math.Clamp((int)(place.Index - place.Column + 1), 0, source.Text.Length);
        return NotClosed(source, index, $"line {place.Line}");
    }

    private static SourceRefusedException? NotClosed(SourceText source, int index, string end)
    {
        if (!OpenBrackets(source.Text[..index]).TryPeek(out Token? open))
        {
            return null;
        }
        (string kind, char close) = open is FlowSequenceStart ? ("list", ']') : ("mapping", '}');
        string reason = $"the {kind} that begins here has no '{close}' before {end}";
        return Refuse(source, (int)open.Start.Line, (int)open.Start.Column, reason);
    }

    private static Stack<Token> OpenBrackets(string text)
    {
        Scanner scanner = new(new StringReader(text), skipComments: true);
        Stack<Token> open = new();
        try
        {
            while (scanner.MoveNext())
            {
                switch (scanner.Current)
                {
                    case FlowSequenceStart or FlowMappingStart:
                        open.Push(scanner.Current);
                        break;
                    case FlowSequenceEnd or FlowMappingEnd:
                        open.TryPop(out _);
                        break;
                }
            }
        }
        catch (Exception problem) when (problem is YamlException or InvalidOperationException or ArgumentException)
        {
            // The tokens until here tell what is open.
        }
        return open;
    }
}
