using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Overrides;

/// <summary>Reads one fault word by word, and goes on after what is wrong.</summary>
internal sealed class FaultTextReading
{
    /// <summary>Words that begin a clause, in the order in which they are printed.</summary>
    public static readonly string[] Clauses = ["at", "for", "share"];

    private static readonly string[] s_kinds =
    [
        "site",
        "blade",
        "upstream",
        "link",
        "region",
        "pods",
        "nodes",
        "store",
        "checks",
    ];

    /// <summary>Ways to fail, and whether a quantity follows.</summary>
    private static readonly (string Word, bool HasQuantity)[] s_modes =
    [
        ("refuse", false),
        ("blackhole", false),
        ("stockout", false),
        ("preempt", false),
        ("errors", true),
        ("slow", true),
        ("crash", true),
    ];

    private readonly Location _start;
    private readonly int _begin;
    private readonly int _length;
    private readonly DiagnosticList _found;
    private readonly List<(int At, string Text)> _words = [];
    private int _next;

    /// <param name="start">Where the whole text begins.</param>
    /// <param name="part">The text of this fault.</param>
    /// <param name="begin">Where the part begins in the text.</param>
    public FaultTextReading(Location start, string part, int begin, DiagnosticList found)
    {
        (_start, _begin, _length, _found) = (start, begin, part.Length, found);
        int at = 0;
        foreach (string word in part.Split(' ', '\t'))
        {
            if (word.Length > 0)
            {
                _words.Add((at, word));
            }
            at += word.Length + 1;
        }
    }

    /// <summary>Null when something is wrong, which is reported.</summary>
    public FaultText? Read()
    {
        int before = _found.ErrorsReported;
        if (_words.Count == 0)
        {
            _found.Error(PlaceOf(_length, 1), "no-fault", "there is no fault", FaultText.Expectation);
            return null;
        }
        LocatedScalar component = ReadComponent();
        LocatedScalar mode = ReadMode();
        IReadOnlyDictionary<string, LocatedScalar> clauses = ReadClauses();
        return _found.ErrorsReported > before ? null : new FaultText(component, mode, clauses);
    }

    private LocatedScalar ReadComponent()
    {
        (int at, string text) = _words[_next++];
        if (!ComponentRef.TryParse(text, out _))
        {
            string kind = text.Split('/')[0];
            string? nearest = s_kinds.Contains(kind) ? null : NearestWord.To(kind, s_kinds);
            _found.Error(
                PlaceOf(at, text.Length),
                "wrong-form",
                $"'{text}' is no part of the platform",
                ComponentRef.Expectation,
                nearest
            );
        }
        return Scalar(at, text);
    }

    private LocatedScalar ReadMode()
    {
        if (_next == _words.Count)
        {
            _found.Error(PlaceOf(_length, 1), "missing-mode", "how it fails is missing", FaultMode.Expectation);
            return Scalar(_length, "");
        }
        (int at, string text) = _words[_next++];
        string[] known = [.. s_modes.Select(mode => mode.Word)];
        if (!known.Contains(text))
        {
            _found.Error(
                PlaceOf(at, text.Length),
                "wrong-form",
                $"'{text}' is no way to fail",
                FaultMode.Expectation,
                NearestWord.To(text, known)
            );
            SkipToClause();
            return Scalar(at, text);
        }
        if (s_modes.Single(mode => mode.Word == text).HasQuantity && _next < _words.Count)
        {
            text = $"{text} {_words[_next++].Text}";
        }
        if (!FaultMode.TryParse(text, out _))
        {
            _found.Error(PlaceOf(at, text.Length), "wrong-form", $"'{text}' is incomplete", FaultMode.Expectation);
        }
        return Scalar(at, text);
    }

    private Dictionary<string, LocatedScalar> ReadClauses()
    {
        Dictionary<string, LocatedScalar> clauses = new(StringComparer.Ordinal);
        while (_next < _words.Count)
        {
            (int at, string word) = _words[_next++];
            if (!Clauses.Contains(word))
            {
                string? nearest = NearestWord.To(word, Clauses);
                string expected = string.Join(", ", Clauses);
                _found.Error(PlaceOf(at, word.Length), "unknown-word", $"'{word}' means nothing", expected, nearest);
                SkipToClause();
                continue;
            }
            string expectation = word == "share" ? Ratio.Expectation : SimDuration.Expectation;
            if (_next == _words.Count || Clauses.Contains(_words[_next].Text))
            {
                _found.Error(PlaceOf(at, word.Length), "missing-value", $"nothing follows '{word}'", expectation);
                continue;
            }
            (int valueAt, string value) = _words[_next++];
            bool isGood = word == "share" ? Ratio.TryParse(value, out _) : SimDuration.TryParse(value, out _);
            if (!isGood)
            {
                _found.Error(PlaceOf(valueAt, value.Length), "wrong-unit", $"'{word}' is '{value}'", expectation);
            }
            if (!clauses.TryAdd(word, Scalar(valueAt, value)))
            {
                _found.Error(PlaceOf(at, word.Length), "duplicate", $"'{word}' stands there twice", $"one '{word}'");
            }
        }
        return clauses;
    }

    private void SkipToClause()
    {
        while (_next < _words.Count && !Clauses.Contains(_words[_next].Text))
        {
            _next++;
        }
    }

    private LocatedScalar Scalar(int at, string text) => new(PlaceOf(at, text.Length), text, ScalarStyle.Plain);

    private Location PlaceOf(int at, int length) =>
        _start with
        {
            Column = _start.Column + _begin + at,
            Length = Math.Max(1, length),
        };
}
