using System.Globalization;

namespace Sim.Scenarios.Tests.Agreement;

/// <summary>One measure in both planes: means over the seeds.</summary>
/// <param name="Flow">Null: it did not happen in every run.</param>
/// <param name="Request">Null: it did not happen in every run.</param>
/// <param name="HalfWidth">Of the 95 % interval of the difference, by pairs of equal seeds.</param>
internal readonly record struct PairedMeasure(double? Flow, double? Request, double HalfWidth)
{
    /// <summary>What is left of the difference beyond chance.</summary>
    public double Beyond => Flow is null ? 0 : Math.Max(0, Math.Abs(Flow.Value - Request!.Value) - HalfWidth);

    public bool IsWithinShare(double limit) => Flow is null || Beyond <= limit * Request!.Value;

    /// <summary><c>61.7 / 61.6 ±0.2</c></summary>
    public string Text(string format)
    {
        return Flow is null ? "-" : $"{Number(Flow.Value)} / {Number(Request!.Value)} ±{Number(HalfWidth)}";

        string Number(double value) => value.ToString(format, CultureInfo.InvariantCulture);
    }
}
