using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>The time in which one fault or change is watched.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Length">Length of a fault; null for a change.</param>
/// <param name="End">When watching ends.</param>
public sealed record IncidentWindow(SimTime At, SimDuration? Length, SimTime End)
{
    /// <summary>
    /// How long after its end a fault is still watched for the return of its users, and how long a change is: an
    /// assumption.
    /// </summary>
    public static SimDuration Aftermath { get; } = SimDuration.FromHours(1);

    public static IncidentWindow Of(SimTime at, SimDuration? length, SimTime runEnd) =>
        new(at, length, SimTime.Min(runEnd, at + (length ?? SimDuration.Zero) + Aftermath));
}
