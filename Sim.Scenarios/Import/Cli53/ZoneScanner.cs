using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>Cuts a zone file into entries and words (RFC 1035 section 5.1).</summary>
internal sealed class ZoneScanner(SourceText source, ImportNotes notes)
{
    private readonly string _text = source.Text;
    private readonly List<ZoneToken> _tokens = [];
    private readonly List<ZoneToken> _comments = [];
    private readonly Stack<Location> _open = new();
    private int _at;
    private bool _hasBlankOwner;

    /// <summary>Every entry that has words; what cannot be cut is reported and its line left out.</summary>
    public IEnumerable<ZoneEntry> Entries()
    {
        bool isStart = true;
        while (_at < _text.Length)
        {
            char c = _text[_at];
            if (isStart)
            {
                _hasBlankOwner = c is ' ' or '\t';
                isStart = false;
            }
            if (c is '\n' or '\r')
            {
                _at += c == '\r' && _at + 1 < _text.Length && _text[_at + 1] == '\n' ? 2 : 1;
                if (_open.Count == 0)
                {
                    isStart = true;
                    if (Close() is { } entry)
                    {
                        yield return entry;
                    }
                }
                continue;
            }
            ReadPart(c);
        }
        foreach (Location open in _open.Reverse())
        {
            notes.Error(open, "open-parenthesis", "this parenthesis is not closed before the file ends", "')'");
        }
        if (_open.Count == 0 && Close() is { } last)
        {
            yield return last;
        }
    }

    private void ReadPart(char c)
    {
        switch (c)
        {
            case ' ' or '\t':
                _at++;
                break;
            case ';':
                ReadComment();
                break;
            case '(':
                _open.Push(source.At(_at++));
                break;
            case ')' when _open.Count > 0:
                _open.Pop();
                _at++;
                break;
            case ')':
                notes.Error(source.At(_at++), "stray-parenthesis", "no parenthesis is open here", "'(' before it");
                break;
            case '"':
                ReadQuoted();
                break;
            default:
                ReadWord();
                break;
        }
    }

    private ZoneEntry? Close()
    {
        ZoneEntry? entry = _tokens.Count == 0 ? null : new ZoneEntry([.. _tokens], _hasBlankOwner, [.. _comments]);
        _tokens.Clear();
        _comments.Clear();
        return entry;
    }

    private void ReadComment()
    {
        int start = ++_at;
        _at = EndOfLine(start);
        _comments.Add(new ZoneToken(_text[start.._at], IsQuoted: false, source.At(start)));
    }

    private void ReadQuoted()
    {
        int start = _at++;
        while (_at < _text.Length && _text[_at] is not ('"' or '\n' or '\r'))
        {
            _at += _text[_at] == '\\' ? 2 : 1;
        }
        if (_at >= _text.Length || _text[_at] != '"')
        {
            _at = EndOfLine(start);
            notes.Error(source.At(start), "open-quote", "this text has no closing quote in its line", "'\"'");
            return;
        }
        Add(start, _text[(start + 1).._at++], isQuoted: true);
    }

    private void ReadWord()
    {
        int start = _at;
        while (_at < _text.Length && _text[_at] is not (' ' or '\t' or '\n' or '\r' or ';' or '(' or ')' or '"'))
        {
            bool isEscape = _text[_at] == '\\' && _at + 1 < _text.Length && _text[_at + 1] is not ('\n' or '\r');
            _at += isEscape ? 2 : 1;
        }
        Add(start, _text[start.._at], isQuoted: false);
    }

    private void Add(int start, string text, bool isQuoted) =>
        _tokens.Add(new ZoneToken(text, isQuoted, source.At(start) with { Length = Math.Max(1, _at - start) }));

    private int EndOfLine(int from)
    {
        int end = _text.AsSpan(from).IndexOfAny('\n', '\r');
        return end < 0 ? _text.Length : from + end;
    }
}
