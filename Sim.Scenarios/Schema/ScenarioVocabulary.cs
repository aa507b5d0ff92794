namespace Sim.Scenarios.Schema;

/// <summary>What a scenario may refer to outside itself. What is null is not checked.</summary>
public sealed record ScenarioVocabulary
{
    public static ScenarioVocabulary Empty { get; } = new();

    /// <summary>Countries, ISO 3166 alpha-2, that a demand can come from.</summary>
    public IReadOnlySet<string>? Countries { get; init; }

    /// <summary>Metro codes and cloud regions.</summary>
    public IReadOnlySet<string>? Locations { get; init; }

    /// <summary>Reads a threshold expression: null when it is good.</summary>
    public Func<string, TextFault?>? CheckThreshold { get; init; }
}
