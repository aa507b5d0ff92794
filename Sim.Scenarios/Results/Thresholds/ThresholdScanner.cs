namespace Sim.Scenarios.Results.Thresholds;

/// <summary>
/// Takes words, numbers and signs off the front of an expression. White space may stand between any two of them.
/// </summary>
internal sealed class ThresholdScanner(string text)
{
    private int _at;

    public string Text => text;

    /// <summary>Skips white space and returns the position after it.</summary>
    public int SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
        return _at;
    }

    public bool Take(char sign)
    {
        SkipSpace();
        return TakeHere(sign);
    }

    /// <summary>As <see cref="Take"/>, without skipping white space.</summary>
    public bool TakeHere(char sign)
    {
        bool taken = _at < text.Length && text[_at] == sign;
        _at += taken ? 1 : 0;
        return taken;
    }

    public (int At, string Text) Word() => TakeWhile(char.IsAsciiLetter);

    /// <summary>A word that may have underscores.</summary>
    public (int At, string Text) Name() => TakeWhile(c => char.IsAsciiLetter(c) || c == '_');

    public (int At, string Text) Number() => TakeWhile(c => char.IsAsciiDigit(c) || c == '.');

    public (int At, string Text) Quantity() => TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '%');

    /// <summary>A duration, which ends at two points.</summary>
    public (int At, string Text) Edge()
    {
        int start = SkipSpace();
        while (
            _at < text.Length
            && (char.IsAsciiLetterOrDigit(text[_at]) || (text[_at] == '.' && !text.AsSpan(_at).StartsWith("..")))
        )
        {
            _at++;
        }
        return (start, text[start.._at]);
    }

    /// <summary>
    /// Letters, digits and <c>- _ . /</c>, or anything in double quotes; empty at a quote that nothing closes.
    /// </summary>
    public (int At, string Text) Value()
    {
        int start = SkipSpace();
        int end = start < text.Length && text[start] == '"' ? text.IndexOf('"', start + 1) : -1;
        if (end < 0)
        {
            return TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/');
        }
        _at = end + 1;
        return (start, text[(start + 1)..end]);
    }

    private (int At, string Text) TakeWhile(Func<char, bool> belongs)
    {
        int start = SkipSpace();
        while (_at < text.Length && belongs(text[_at]))
        {
            _at++;
        }
        return (start, text[start.._at]);
    }
}
