using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import;

/// <summary>
/// Diagnostics of one import; what is harmless and repeats (a file without trailing dots) is told once, with a count.
/// </summary>
internal sealed class ImportNotes(DiagnosticList diagnostics)
{
    /// <summary>
    /// Kinds of harmless oddities kept; a file of nothing but unknown keys must not cost more than a plain one. A
    /// judgement.
    /// </summary>
    private const int HarmlessMost = 100;

    private readonly Dictionary<(string Code, string Message), (Location First, int Count)> _harmless = [];
    private readonly List<(string Code, string Message)> _order = [];

    public DiagnosticList Diagnostics => diagnostics;

    /// <summary>No further kind of harmless oddity is kept.</summary>
    public bool IsFull => _order.Count >= HarmlessMost;

    public void Error(Location at, string code, string message, string? expected = null, string? suggestion = null) =>
        diagnostics.Error(at, code, message, expected, suggestion);

    public void Lacks(Location at, MissingFact fact, string code, string message, string expected) =>
        diagnostics.Lacks(at, fact, code, message, expected);

    /// <param name="message">The same words for the same oddity, whatever the place.</param>
    public void Harmless(Location at, string code, string message)
    {
        if (IsFull && !_harmless.ContainsKey((code, message)))
        {
            return;
        }
        if (_harmless.TryAdd((code, message), (at, 1)))
        {
            _order.Add((code, message));
            return;
        }
        (Location first, int count) = _harmless[(code, message)];
        _harmless[(code, message)] = (first, count + 1);
    }

    /// <summary>Hands the harmless oddities over as warnings, in the order of their first places.</summary>
    public void Flush()
    {
        foreach ((string code, string message) in _order)
        {
            (Location first, int count) = _harmless[(code, message)];
            string times = count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({count} times)");
            diagnostics.Warning(first, code, message + times);
        }
        _harmless.Clear();
        _order.Clear();
    }
}
