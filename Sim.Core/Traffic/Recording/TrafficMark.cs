using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>Everything that had been recorded at one moment.</summary>
internal sealed class TrafficMark
{
    public required SimTime At { get; init; }

    /// <summary>By group and endpoint.</summary>
    public required CellTotals[] Totals { get; init; }

    /// <summary>By group and endpoint.</summary>
    public required LatencySums[] Latencies { get; init; }

    /// <summary>By group.</summary>
    public required double[] FailedNowhere { get; init; }

    /// <summary>By country and endpoint; null: nothing was answered.</summary>
    public required CopiedBins?[] Bins { get; init; }

    /// <summary>By endpoint: connections that broke.</summary>
    public required double[] Resets { get; init; }

    /// <summary>By endpoint, since the mark before: a peak has no difference.</summary>
    public required EndpointUse[] Use { get; init; }
}
