using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>A flash crowd: demand times a factor, with linear ramps up and down.</summary>
public sealed record Surge
{
    /// <summary>Begin of the ramp, from the start of the run.</summary>
    public required SimDuration At { get; init; }

    /// <summary>ISO 3166 alpha-2; absent: every country.</summary>
    public string? Country { get; init; }

    /// <summary>Demand at the top over demand without surge, more than 0 and at most 100.</summary>
    public required double Factor { get; init; }

    /// <summary>Length of each ramp. Default 0: at once.</summary>
    public SimDuration Ramp { get; init; }

    /// <summary>Time at the top.</summary>
    public required SimDuration Hold { get; init; }
}
