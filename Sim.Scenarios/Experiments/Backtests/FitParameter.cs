using System.Globalization;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema.Overrides;

namespace Sim.Scenarios.Experiments.Backtests;

/// <summary>A field that is to be fitted, and where its value may be.</summary>
public sealed class FitParameter
{
    private readonly string _unit;
    private readonly bool _isWhole;

    private FitParameter(CapacityAxis axis, string? present)
    {
        Path = axis.Path;
        Present = present;
        (Low, High) = (axis.Numbers[0], axis.Numbers[^1]);
        Start = axis.Numbers[axis.Start];
        _unit = CapacityNumber.Read(axis.Values[0])!.Value.Unit;
        _isWhole = axis.Values.All(value => CapacityNumber.Read(value)!.Value.IsWhole);
    }

    public FieldPath Path { get; }

    /// <summary>What the scenario says; null: nothing.</summary>
    public string? Present { get; }

    /// <summary>The least value that is allowed, without its unit.</summary>
    public double Low { get; }

    /// <summary>The greatest value that is allowed, without its unit; more than the least.</summary>
    public double High { get; }

    /// <summary>Where the fit begins.</summary>
    internal double Start { get; }

    /// <param name="range">A field with both ends.</param>
    /// <param name="present">What the scenario says; null: nothing.</param>
    /// <returns>Null when it is no range, which is reported.</returns>
    internal static FitParameter? Of(CapacityRange range, string? present, Schema.Source.DiagnosticList diagnostics) =>
        range.Axis(present, null, null, wantsMost: false, diagnostics) is { Values.Count: > 1 } axis
            ? new FitParameter(axis, present)
            : null;

    /// <summary>As the scenario would have it: four digits, or whole.</summary>
    public string Text(double value)
    {
        decimal rounded = _isWhole
            ? Math.Round((decimal)value)
            : decimal.Parse(
                value.ToString("E3", CultureInfo.InvariantCulture),
                NumberStyles.Float,
                CultureInfo.InvariantCulture
            );
        return new CapacityNumber(rounded, _unit).ToString();
    }
}
