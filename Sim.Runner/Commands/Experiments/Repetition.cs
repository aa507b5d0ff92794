using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Runner.Commands.Experiments;

/// <summary>How often a run is repeated.</summary>
/// <param name="Count">1: once; with a precision the least number.</param>
/// <param name="Threads">Runs at once.</param>
/// <param name="Precision">Until values are known to this share; null: no more than the count.</param>
internal sealed record Repetition(int Count, int Threads, double? Precision)
{
    /// <summary>The same as arguments of the tool; threads change nothing.</summary>
    public IReadOnlyList<string> Arguments =>
        [
            .. Count > 1 ? ["--replications", Count.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. Precision is { } share ? ["--precision", new Ratio(share).ToString()] : Array.Empty<string>(),
        ];
}
