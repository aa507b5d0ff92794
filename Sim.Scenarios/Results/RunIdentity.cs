using NodaTime;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Results;

/// <summary>What ran.</summary>
/// <param name="Scenario">The scenario's name.</param>
/// <param name="InputHash">SHA-256 over the version of the model, the scenario, every file that it names and what
/// differs from them, lower-case hexadecimal.</param>
/// <param name="Version">Version of the model.</param>
/// <param name="Fidelity">The data plane: flow or request.</param>
public sealed record RunIdentity(
    string Scenario,
    string? Description,
    string InputHash,
    string Version,
    string Fidelity,
    ulong Seed,
    Instant Start,
    SimDuration Duration,
    IReadOnlyList<InputFile> Inputs
)
{
    /// <summary>From the start, not measured; 0 or more, less than <see cref="Duration"/>.</summary>
    public SimDuration WarmUp { get; init; } = SimDuration.Zero;

    /// <summary>The variant of the scenario; null: as its file has it.</summary>
    public string? Variant { get; init; }

    /// <summary>Part of the users that was simulated, 1 for everybody.</summary>
    public SampleShare Sampling { get; init; } = SampleShare.All;

    /// <summary>The run was stopped before the scenario's end: <see cref="Duration"/> is what ran of it.</summary>
    public bool Interrupted { get; init; }
}
