using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>Reads the fields of a fit.</summary>
public static class FitParameters
{
    /// <param name="option">That the texts belong to, such as <c>--fit</c>.</param>
    /// <param name="texts"><c>PATH=FROM..TO</c>.</param>
    /// <param name="trials">Of the scenario.</param>
    /// <returns>Null when anything was wrong, which is reported.</returns>
    public static IReadOnlyList<FitParameter>? Read(
        string option,
        IReadOnlyList<string> texts,
        BacktestTrials trials,
        DiagnosticList diagnostics
    )
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(trials);
        ArgumentNullException.ThrowIfNull(diagnostics);
        ScenarioDocument document = ScenarioReader.Read(trials.File, trials.Files, null, trials.Overrides);
        List<FitParameter> parameters = [];
        foreach (string text in texts)
        {
            if (CapacityRange.Read(text, diagnostics, option) is not { } range)
            {
                continue;
            }
            if (!range.IsBounded)
            {
                Location at = new SourceText(option, text).Start with { Length = Math.Max(1, text.Length) };
                diagnostics.Error(at, "no-range", "where to look is missing", "PATH=FROM..TO");
            }
            else if (FitParameter.Of(range, document.TextAt(range.Path), diagnostics) is { } parameter)
            {
                parameters.Add(parameter);
                CheckEnds(option, parameter, trials, diagnostics);
            }
        }
        return diagnostics.HasErrors ? null : parameters;
    }

    private static void CheckEnds(
        string option,
        FitParameter parameter,
        BacktestTrials trials,
        DiagnosticList diagnostics
    )
    {
        foreach (double end in (double[])[parameter.Low, parameter.High])
        {
            var field = FieldOverride.Typed(option, parameter.Path, parameter.Text(end));
            ScenarioOverrides overrides = trials.Overrides with { Fields = [.. trials.Overrides.Fields, field] };
            foreach (Diagnostic found in ScenarioReader.Read(trials.File, trials.Files, null, overrides).Diagnostics)
            {
                if (found.Severity == Severity.Error)
                {
                    diagnostics.Add(found);
                }
            }
        }
    }
}
