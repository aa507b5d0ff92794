using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlScalar = YamlDotNet.Core.Events.Scalar;
using YamlStyle = YamlDotNet.Core.ScalarStyle;

namespace Sim.Scenarios.Schema.Source;

// The tree comes from raw parser events: YamlStream throws at the first duplicate key and recurses without limit, and
// the deserializer stops at the first error.

/// <summary>Builds the tree of one YAML document.</summary>
internal sealed class YamlTree
{
    private readonly TreeBuilder _builder;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly Dictionary<string, Anchored?> _anchors = new(StringComparer.Ordinal);

    public YamlTree(TreeBuilder builder)
    {
        _builder = builder;
        _scanner = new Scanner(new StringReader(builder.Source.Text), skipComments: true);
        _parser = new Parser(_scanner);
    }

    /// <summary>Null when the document is empty, which is reported.</summary>
    /// <exception cref="SourceRefusedException">The text is not YAML, or the document is refused.</exception>
    public LocatedNode? Read()
    {
        Move<StreamStart>();
        if (_parser.Current is StreamEnd)
        {
            _builder.Diagnostics.Error(_builder.Source.Start, "empty-document", "the file is empty");
            return null;
        }
        Move<DocumentStart>();
        LocatedNode root = ReadNode(1).Node;
        Move<DocumentEnd>();
        if (_parser.Current is DocumentStart second)
        {
            _builder.Diagnostics.Error(
                At(second),
                "multiple-documents",
                "a second document starts here; one file holds one document"
            );
        }
        return root;
    }

    /// <summary>Every document that is not empty; none is reported.</summary>
    /// <exception cref="SourceRefusedException">The text is not YAML, or a document is refused.</exception>
    public IReadOnlyList<LocatedNode> ReadAll()
    {
        List<LocatedNode> roots = [];
        Move<StreamStart>();
        while (_parser.Current is DocumentStart)
        {
            _anchors.Clear();
            Move<DocumentStart>();
            LocatedNode root = ReadNode(1).Node;
            Move<DocumentEnd>();
            if (root is not LocatedScalar { IsNull: true })
            {
                roots.Add(root);
            }
        }
        if (roots.Count == 0)
        {
            _builder.Diagnostics.Error(_builder.Source.Start, "empty-document", "the file is empty");
        }
        return roots;
    }

    private void Move<T>()
        where T : ParsingEvent
    {
        if (_parser.Current is null)
        {
            Advance();
        }
        if (_parser.Current is not T)
        {
            throw Syntax(_scanner.CurrentPosition, "the text before this place is garbled");
        }
        Advance();
    }

    // Some syntax errors leave the library's scanner as other exceptions (a colon after a plain text of two lines
    // inside brackets, an escape beyond Unicode).
    private void Advance()
    {
        try
        {
            _parser.MoveNext();
        }
        catch (YamlException problem)
        {
            throw YamlSyntax.Tab(_builder.Source, _scanner.CurrentPosition)
                ?? YamlSyntax.NotClosed(_builder.Source, problem.Start)
                ?? Syntax(problem.Start, problem.Message.TrimEnd('.'));
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException)
        {
            throw YamlSyntax.NotClosedBefore(_builder.Source, _scanner.CurrentPosition)
                ?? Syntax(_scanner.CurrentPosition, "the text before this place is garbled");
        }
    }

    private SourceRefusedException Syntax(Mark mark, string reason) =>
        YamlSyntax.Refuse(_builder.Source, (int)mark.Line, (int)mark.Column, reason);

    private Anchored ReadNode(int depth)
    {
        ParsingEvent current = _parser.Current!;
        Location at = At(current);
        if (current is AnchorAlias alias)
        {
            Advance();
            return Resolve(alias, at, depth);
        }
        _builder.Count(1, at);
        // The library leaves out the value of an empty key in a few places ("? :", "- : ").
        if (current is not NodeEvent node)
        {
            throw Syntax(current.Start, "a key or a value is missing before this place");
        }
        if (!node.Tag.IsEmpty)
        {
            _builder.Diagnostics.Error(
                at,
                "tag",
                "tags such as !!str or !name are not supported",
                "a value without tag"
            );
        }
        string? anchor = node.Anchor.IsEmpty ? null : node.Anchor.Value;
        if (anchor is not null)
        {
            _anchors[anchor] = null;
        }
        Anchored read = node switch
        {
            YamlScalar scalar => ReadScalar(scalar, at),
            SequenceStart => ReadSequence(at, depth),
            _ => ReadMapping(at, depth),
        };
        if (anchor is not null)
        {
            _anchors[anchor] = read;
        }
        return read;
    }

    private Anchored Resolve(AnchorAlias alias, Location at, int depth)
    {
        if (!_anchors.TryGetValue(alias.Value.Value, out Anchored? anchored))
        {
            throw new SourceRefusedException(
                at,
                "unknown-alias",
                $"no anchor '&{alias.Value}' comes before this alias"
            );
        }
        if (anchored is null)
        {
            throw new SourceRefusedException(at, "alias-cycle", $"'*{alias.Value}' stands inside its own anchor");
        }
        _builder.Count(anchored.Nodes, at);
        _builder.CheckDepth(depth - 1 + anchored.Height, at);
        return anchored;
    }

    private Anchored ReadScalar(YamlScalar scalar, Location at)
    {
        Advance();
        ScalarStyle style = scalar.Style switch
        {
            YamlStyle.SingleQuoted or YamlStyle.DoubleQuoted => ScalarStyle.Quoted,
            YamlStyle.Literal or YamlStyle.Folded => ScalarStyle.Block,
            _ => ScalarStyle.Plain,
        };
        return new Anchored(new LocatedScalar(at, scalar.Value, style), 1, 0);
    }

    private Anchored ReadSequence(Location at, int depth)
    {
        _builder.CheckDepth(depth, at);
        Advance();
        List<LocatedNode> items = [];
        int nodes = 1;
        int height = 0;
        while (_parser.Current is not SequenceEnd)
        {
            Anchored item = ReadNode(depth + 1);
            items.Add(item.Node);
            nodes += item.Nodes;
            height = Math.Max(height, item.Height);
        }
        Advance();
        return new Anchored(new LocatedSequence(at, items), nodes, height + 1);
    }

    private Anchored ReadMapping(Location at, int depth)
    {
        _builder.CheckDepth(depth, at);
        Advance();
        List<LocatedEntry> entries = [];
        int nodes = 1;
        int height = 0;
        while (_parser.Current is not MappingEnd)
        {
            LocatedNode key = ReadNode(depth + 1).Node;
            Anchored value = ReadNode(depth + 1);
            nodes += value.Nodes + 1;
            height = Math.Max(height, value.Height);
            if (key is not LocatedScalar name)
            {
                _builder.Diagnostics.Error(key.Location, "complex-key", $"{key.Kind} cannot be a key", "a word");
            }
            else if (name is { Text: "<<", Style: ScalarStyle.Plain })
            {
                _builder.Diagnostics.Error(
                    name.Location,
                    "merge-key",
                    "merge keys (<<) are not part of YAML 1.2 and not supported",
                    "the keys themselves, or an alias for the whole value"
                );
            }
            else
            {
                entries.Add(new LocatedEntry(name, value.Node));
            }
        }
        Advance();
        return new Anchored(_builder.Mapping(at, [.. entries]), nodes, height + 1);
    }

    private Location At(ParsingEvent current)
    {
        int line = (int)current.Start.Line;
        int column = (int)current.Start.Column;
        int length =
            current is MappingStart or SequenceStart ? 1
            : current.End.Line == current.Start.Line ? (int)(current.End.Column - current.Start.Column)
            : (_builder.Source.LineAt(line)?.Length ?? 0) - column + 1;
        return new Location(_builder.Source, line, column, Math.Max(1, length));
    }

    /// <param name="Nodes">Nodes of the branch, aliases counted as what they stand for.</param>
    /// <param name="Height">Levels of mappings and lists; 0 for a scalar.</param>
    private sealed record Anchored(LocatedNode Node, int Nodes, int Height);
}
