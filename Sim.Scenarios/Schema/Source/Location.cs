namespace Sim.Scenarios.Schema.Source;

/// <summary>A place in a text.</summary>
/// <param name="Line">1-based.</param>
/// <param name="Column">1-based, in UTF-16 code units.</param>
/// <param name="Length">How much of the line is meant, in UTF-16 code units; at least 1.</param>
public readonly record struct Location(SourceText Source, int Line, int Column, int Length = 1)
{
    /// <summary><c>file:line:col</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Source.Path}:{Line}:{Column}");
}
