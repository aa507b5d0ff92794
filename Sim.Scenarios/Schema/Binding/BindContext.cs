using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>What a binding collects: findings, and the paths whose values cannot be trusted.</summary>
internal sealed class BindContext(DiagnosticList diagnostics)
{
    private readonly HashSet<string> _unsound = new(StringComparer.Ordinal);

    public IReadOnlySet<string> Unsound => _unsound;

    public bool IsFull => diagnostics.IsFull;

    public void Error(
        string path,
        Location at,
        string code,
        string message,
        string? expected = null,
        string? suggestion = null
    )
    {
        _unsound.Add(path);
        diagnostics.Error(at, code, message, expected, suggestion);
    }

    /// <summary>The last word of a path in quotes, for messages: <c>'count'</c>, <c>item 2 of 'sites'</c>.</summary>
    public static string Name(string path)
    {
        if (path.Length == 0)
        {
            return "the document";
        }
        string last = path[(path.LastIndexOf('.') + 1)..];
        int bracket = last.IndexOf('[', StringComparison.Ordinal);
        return bracket < 0 ? $"'{last}'" : $"item {ItemNumber(last, bracket)} of '{last[..bracket]}'";
    }

    private static int ItemNumber(string last, int bracket) =>
        int.Parse(last.AsSpan((bracket + 1)..^1), System.Globalization.CultureInfo.InvariantCulture) + 1;
}
