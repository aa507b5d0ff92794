using System.Collections;
using System.Globalization;

namespace Sim.Scenarios.Schema.Source;

/// <summary>Collects what is wrong, so that a reader can go on and report everything at once.</summary>
/// <remarks>The same finding twice (a value that is aliased in two places) is kept once.</remarks>
public sealed class DiagnosticList : IReadOnlyList<Diagnostic>
{
    /// <summary>Findings kept; a garbled file of millions of lines must not fill the memory.</summary>
    public const int Most = 1_000;

    /// <summary>
    /// Characters of a message or suggestion; longer ones quote a value that nobody reads to its end.
    /// </summary>
    private const int LongestText = 300;

    private readonly List<Diagnostic> _items = [];

    /// <summary>Reported after the list was full.</summary>
    private int _left;

    private Diagnostic? _firstLeft;
    private bool _hasLeftError;

    private readonly HashSet<(string File, int Line, int Column, string Code, string Message)> _seen = [];

    public int Count => _items.Count;

    public bool HasErrors => ErrorsReported > 0;

    /// <summary>
    /// How often an error was reported, also where it is kept once or not at all: what a reader compares to know
    /// whether its own part is free of errors.
    /// </summary>
    internal int ErrorsReported { get; private set; }

    /// <summary>Nothing more is kept, so a reader may stop to look.</summary>
    public bool IsFull => _items.Count == Most;

    public Diagnostic this[int index] => _items[index];

    /// <param name="code">A stable kebab-case word.</param>
    /// <param name="expected">What should have been written.</param>
    /// <param name="suggestion">The nearest valid word.</param>
    public void Error(Location at, string code, string message, string? expected = null, string? suggestion = null) =>
        Add(Of(at, Severity.Error, code, message, expected, suggestion));

    /// <summary>As <see cref="Error"/>, where the caller can give what the file cannot say.</summary>
    internal void Lacks(Location at, MissingFact fact, string code, string message, string expected) =>
        Add(Of(at, Severity.Error, code, message, expected, null) with { Missing = fact });

    /// <inheritdoc cref="Error"/>
    public void Warning(Location at, string code, string message, string? expected = null, string? suggestion = null) =>
        Add(Of(at, Severity.Warning, code, message, expected, suggestion));

    /// <summary>
    /// The findings by file, line and column; as the last one, how many more there are than are kept.
    /// </summary>
    public IReadOnlyList<Diagnostic> Sorted() =>
        [.. _items.OrderBy(d => d.File, StringComparer.Ordinal).ThenBy(d => d.Line).ThenBy(d => d.Column), .. Left()];

    private IEnumerable<Diagnostic> Left()
    {
        if (_firstLeft is { } first)
        {
            string more =
                _left == 1
                    ? "1 more finding is"
                    : $"{_left.ToString("N0", CultureInfo.InvariantCulture)} more findings are";
            yield return new Diagnostic
            {
                File = first.File,
                Line = first.Line,
                Column = first.Column,
                Severity = _hasLeftError ? Severity.Error : Severity.Warning,
                Code = "more-findings",
                Message = $"{more} not told; the first of them is here",
            };
        }
    }

    public IEnumerator<Diagnostic> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Takes a finding over from another list.</summary>
    internal void Add(Diagnostic found)
    {
        ErrorsReported += found.Severity == Severity.Error ? 1 : 0;
        if (IsFull)
        {
            _left++;
            _firstLeft ??= found;
            _hasLeftError |= found.Severity == Severity.Error;
        }
        else if (_seen.Add((found.File, found.Line, found.Column, found.Code, found.Message)))
        {
            _items.Add(found);
        }
    }

    private static Diagnostic Of(
        Location at,
        Severity severity,
        string code,
        string message,
        string? expected,
        string? suggestion
    ) =>
        new()
        {
            File = at.Source.Path,
            Line = at.Line,
            Column = at.Column,
            Length = at.Length,
            Severity = severity,
            Code = code,
            Message = Shorten(message),
            Expected = expected,
            Suggestion = suggestion is null ? null : Shorten(suggestion),
            SourceLine = at.Source.LineAt(at.Line),
        };

    private static string Shorten(string text) =>
        text.Length <= LongestText ? text : string.Concat(text.AsSpan(0, LongestText - 1), "…");
}
