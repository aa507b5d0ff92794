using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Sim.Scenarios.Schema.Source;

/// <summary>Builds the tree of one JSON document (RFC 8259; no comments, no trailing commas).</summary>
internal ref struct JsonTree
{
    private readonly TreeBuilder _builder;
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly Stack<LocatedNodeStart> _open = new();

    /// <summary>What the open objects and lists hold so far, the innermost last.</summary>
    private readonly List<LocatedEntry> _entries = [];
    private readonly List<LocatedNode> _items = [];

    /// <summary>Keys repeat: one text for all of them, by length and first byte.</summary>
    private readonly string?[] _keys = new string?[256];
    private Utf8JsonReader _reader;
    private long _lastToken = -1;
    private int _byte;
    private int _line = 1;
    private int _column = 1;

    public JsonTree(TreeBuilder builder)
    {
        _builder = builder;
        _bytes = builder.Source.Utf8.Span;
        // The depth limit is ours, with a place; the reader's own must not come first.
        _reader = new Utf8JsonReader(_bytes, new JsonReaderOptions { MaxDepth = 1_000_000 });
    }

    /// <summary>Null when the document is empty, which is reported.</summary>
    /// <exception cref="SourceRefusedException">The document is not JSON, or refused.</exception>
    public LocatedNode? Read()
    {
        if (_bytes.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            _builder.Diagnostics.Error(_builder.Source.Start, "empty-document", "the file is empty");
            return null;
        }
        Move();
        LocatedNode root = ReadNode(1);
        Move();
        return root;
    }

    private bool Move()
    {
        try
        {
            bool read = _reader.Read();
            _lastToken = _reader.TokenStartIndex;
            return read;
        }
        catch (JsonException)
        {
            int place = (int)_reader.BytesConsumed;
            bool afterValue =
                _reader.TokenType
                is not (
                    JsonTokenType.None
                    or JsonTokenType.StartObject
                    or JsonTokenType.StartArray
                    or JsonTokenType.PropertyName
                );
            if (JsonSyntax.IsEnd(_bytes, place) && _open.TryPeek(out LocatedNodeStart open))
            {
                throw new SourceRefusedException(
                    open.At,
                    "syntax",
                    $"this is not JSON: the {open.Kind} that begins here has no '{open.Close}' before the file ends"
                );
            }
            Follow(place);
            // A key is a token before its colon has come.
            string reason =
                _reader.TokenStartIndex > _lastToken && _reader.TokenType == JsonTokenType.String
                    ? "a colon is missing between the key and this place"
                    : JsonSyntax.Explain(_bytes, place, afterValue, inside: _open.Count > 0);
            throw new SourceRefusedException(Here(1), "syntax", "this is not JSON: " + reason);
        }
    }

    private LocatedNode ReadNode(int depth)
    {
        Location at = AtToken();
        _builder.Count(1, at);
        switch (_reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _builder.CheckDepth(depth, at);
                return ReadObject(at, depth);
            case JsonTokenType.StartArray:
                _builder.CheckDepth(depth, at);
                return ReadArray(at, depth);
            case JsonTokenType.String:
                return new LocatedScalar(at, ReadText(at), ScalarStyle.Quoted);
            default:
                return new LocatedScalar(at, Encoding.UTF8.GetString(_reader.ValueSpan), ScalarStyle.Plain);
        }
    }

    private LocatedMapping ReadObject(Location at, int depth)
    {
        int first = _entries.Count;
        _open.Push(new LocatedNodeStart(at, "object", '}'));
        while (Move() && _reader.TokenType != JsonTokenType.EndObject)
        {
            Location keyAt = AtToken();
            LocatedScalar key = new(keyAt, ReadKey(keyAt), ScalarStyle.Quoted);
            Move();
            _entries.Add(new LocatedEntry(key, ReadNode(depth + 1)));
        }
        _open.Pop();
        LocatedEntry[] entries = CollectionsMarshal.AsSpan(_entries)[first..].ToArray();
        _entries.RemoveRange(first, entries.Length);
        return _builder.Mapping(at, entries);
    }

    private LocatedSequence ReadArray(Location at, int depth)
    {
        int first = _items.Count;
        _open.Push(new LocatedNodeStart(at, "list", ']'));
        while (Move() && _reader.TokenType != JsonTokenType.EndArray)
        {
            _items.Add(ReadNode(depth + 1));
        }
        _open.Pop();
        LocatedNode[] items = CollectionsMarshal.AsSpan(_items)[first..].ToArray();
        _items.RemoveRange(first, items.Length);
        return new LocatedSequence(at, items);
    }

    private readonly string ReadKey(Location at)
    {
        ReadOnlySpan<byte> text = _reader.ValueSpan;
        int place = text.IsEmpty ? 0 : ((31 * text.Length) + text[0] + text[^1]) % _keys.Length;
        if (_keys[place] is { } known && _reader.ValueTextEquals(known))
        {
            return known;
        }
        return _keys[place] = ReadText(at);
    }

    private readonly string ReadText(Location at)
    {
        try
        {
            return _reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new SourceRefusedException(at, "syntax", "the text holds half a surrogate pair");
        }
    }

    private Location AtToken()
    {
        Follow((int)_reader.TokenStartIndex);
        int length = _reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray
            ? 1
            : Encoding.UTF8.GetCharCount(_reader.ValueSpan)
                + (_reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName ? 2 : 0);
        return Here(length);
    }

    private readonly Location Here(int length) => new(_builder.Source, _line, _column, Math.Max(1, length));

    // Walks from the last place to a byte; tokens come in order, so the whole document is walked once.
    private void Follow(int target)
    {
        int end = Math.Min(target, _bytes.Length);
        for (; _byte < end; _byte++)
        {
            byte b = _bytes[_byte];
            if (b == '\n' || (b == '\r' && (_byte + 1 >= _bytes.Length || _bytes[_byte + 1] != '\n')))
            {
                _line++;
                _column = 1;
            }
            else if ((b & 0xC0) != 0x80)
            {
                // A four-byte sequence is two UTF-16 code units.
                _column += b >= 0xF0 ? 2 : 1;
            }
        }
    }
}
