using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>A flash crowd: demand times a factor, with a ramp up, a plateau and a way down.</summary>
public sealed record Surge
{
    /// <summary>Begin of the ramp, from the start of the run.</summary>
    [Limits(AtMost = "31d")]
    public required SimDuration At { get; init; }

    /// <summary>ISO 3166 alpha-2; absent: every country.</summary>
    [TextForm(TextFormAttribute.Country, TextFormAttribute.CountryExpectation)]
    public string? Country { get; init; }

    /// <summary>Demand at the top over demand without surge, more than 0 and at most 100.</summary>
    [Limits(MoreThan = "0", AtMost = "100")]
    public required double Factor { get; init; }

    /// <summary>Length of each ramp. Default 0: at once.</summary>
    [Limits(AtMost = "31d")]
    public SimDuration Ramp { get; init; }

    /// <summary>Time at the top.</summary>
    [Limits(MoreThan = "0s", AtMost = "31d")]
    public required SimDuration Hold { get; init; }

    /// <summary>
    /// Time constant of an exponential way down, in which the excess falls to 37 %. Default 0: a ramp as long as the
    /// one up.
    /// </summary>
    [Limits(AtMost = "31d")]
    public SimDuration Decay { get; init; }
}
