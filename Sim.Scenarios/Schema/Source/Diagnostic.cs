namespace Sim.Scenarios.Schema.Source;

/// <summary>Something that an input file says wrongly, and where.</summary>
public sealed record Diagnostic
{
    /// <summary>The path as the caller named it; referenced files: relative to the same place.</summary>
    public required string File { get; init; }

    /// <summary>1-based.</summary>
    public required int Line { get; init; }

    /// <summary>1-based, in UTF-16 code units.</summary>
    public required int Column { get; init; }

    /// <summary>How much of the line is meant, in UTF-16 code units; at least 1.</summary>
    public int Length { get; init; } = 1;

    public Severity Severity { get; init; } = Severity.Error;

    /// <summary>A stable word for machines, such as <c>unknown-key</c>.</summary>
    public required string Code { get; init; }

    /// <summary>One sentence without full stop; may quote text of the file, so escape it before printing.</summary>
    public required string Message { get; init; }

    /// <summary>What should have been written, such as "a duration such as 250ms, 45m or 1h30m".</summary>
    public string? Expected { get; init; }

    /// <summary>The nearest valid word.</summary>
    public string? Suggestion { get; init; }

    /// <summary>What the file cannot say and was not told beside it; null: nothing.</summary>
    public MissingFact? Missing { get; init; }

    /// <summary>The whole line of the file, unescaped; null when there is none (a missing file).</summary>
    public string? SourceLine { get; init; }

    /// <summary>The same, with how a missing fact is given in what is expected.</summary>
    /// <param name="way">The option or key for a fact, such as <c>--origin NAME</c>.</param>
    public Diagnostic Worded(Func<MissingFact, string> way)
    {
        ArgumentNullException.ThrowIfNull(way);
        return Missing is { } fact ? this with { Expected = $"{Expected}: {way(fact)}" } : this;
    }

    /// <summary><c>file:line:col: code: message</c>.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Code}: {Message}");
}
