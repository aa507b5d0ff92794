using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>A pod of a case.</summary>
public sealed record PodCase
{
    public required string Name { get; init; }

    public required string Phase { get; init; }

    public bool Deleted { get; init; }

    public string? ReadyCondition { get; init; }

    public long? StartTime { get; init; }

    public long? ReadyTransitionTime { get; init; }

    public IReadOnlyList<string> ContainerNames { get; init; } = [];

    public IReadOnlyDictionary<string, long> RequestsMilli { get; init; } = new Dictionary<string, long>();

    public PodSample Sample =>
        new(
            Enum.Parse<PodPhase>(Phase),
            ReadyCondition is null ? null : ReadyCondition == "True",
            StartTime is long start ? SimTime.FromSeconds(start) : null,
            SimTime.FromSeconds(ReadyTransitionTime ?? 0),
            Deleted,
            Name: Name
        );

    /// <summary>The request of one container, or the sum of all; null when one of them states none.</summary>
    public long? Request(string? container)
    {
        string[] counted = [.. ContainerNames.Where(name => container is null || container == name)];
        return counted.Length > 0 && counted.All(RequestsMilli.ContainsKey)
            ? counted.Sum(name => RequestsMilli[name])
            : null;
    }
}
