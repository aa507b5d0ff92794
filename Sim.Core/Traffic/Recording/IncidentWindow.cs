using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>The time in which one fault or change is watched, and what it concerns.</summary>
/// <param name="At">When it begins.</param>
/// <param name="Length">Length of a fault; null for a change.</param>
/// <param name="End">When watching ends.</param>
/// <param name="Endpoints">Endpoints that users leave, or where they fail, on its account; null: it may be any.</param>
public sealed record IncidentWindow(SimTime At, SimDuration? Length, SimTime End, IReadOnlyList<int>? Endpoints)
{
    /// <summary>
    /// How long after its end a fault is still watched for the return of its users, and how long a change is: an
    /// assumption.
    /// </summary>
    public static SimDuration Aftermath { get; } = SimDuration.FromHours(1);

    /// <summary>Null for a change.</summary>
    public SimTime? FaultEnd => Length is { } length ? At + length : null;

    /// <param name="runEnd">Nothing is watched after it.</param>
    public static IncidentWindow Of(SimTime at, SimDuration? length, SimTime runEnd, IReadOnlyList<int>? endpoints) =>
        new(at, length, SimTime.Min(runEnd, at + (length ?? SimDuration.Zero) + Aftermath), endpoints);
}
