using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>What happens to a scenario: nothing beyond its file, one of its variants, or faults.</summary>
public sealed class FailureCase
{
    /// <summary>The word for nothing.</summary>
    public const string None = "none";

    private readonly IReadOnlyList<FaultText> _faults;

    private FailureCase(string name, string? variant, IReadOnlyList<FaultText> faults) =>
        (Name, Variant, _faults) = (name, variant, faults);

    /// <summary>Nothing beyond what the file says.</summary>
    public static FailureCase Nothing { get; } = new(None, null, []);

    /// <summary>As it was typed, spaces aside.</summary>
    public string Name { get; }

    /// <summary>A variant of the scenario; null: none.</summary>
    public string? Variant { get; }

    /// <summary>Reads <c>none</c>, the id of a variant, or faults (<see cref="FaultText"/>).</summary>
    /// <param name="option">That the text belongs to, such as <c>--under</c>.</param>
    /// <param name="variants">Ids that the scenario has.</param>
    /// <returns>Null when it cannot be read, which is reported.</returns>
    public static FailureCase? Read(
        string option,
        string text,
        IReadOnlyList<string> variants,
        DiagnosticList diagnostics
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(diagnostics);
        string word = text.Trim();
        if (word == None)
        {
            return Nothing;
        }
        if (variants.Contains(word))
        {
            return new FailureCase(word, word, []);
        }
        if (word.Length > 0 && !word.Any(c => c is ' ' or '/'))
        {
            string[] known = [None, .. variants];
            string expected = $"{string.Join(", ", known)}, or a fault such as 'site/dc-par blackhole at 20m for 45m'";
            Location at = new SourceText(option, text).Start with { Length = text.Length };
            string message = $"'{word}' is neither '{None}' nor a variant nor a fault";
            diagnostics.Error(at, "unknown-failure", message, expected, NearestWord.To(word, known));
            return null;
        }
        return FaultText.Read(option, text, diagnostics) is { } faults
            ? new FailureCase(string.Join("; ", faults), null, faults)
            : null;
    }

    /// <summary>A scenario with this happening to it.</summary>
    /// <param name="others">What else differs from its file.</param>
    /// <param name="run">How long it runs.</param>
    public ScenarioOverrides Apply(ScenarioOverrides others, SimDuration run)
    {
        ArgumentNullException.ThrowIfNull(others);
        return new ScenarioOverrides(
            Variant ?? others.Variant,
            [.. others.Fields, .. _faults.Select(fault => fault.Override(run))]
        );
    }
}
