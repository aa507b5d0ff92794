using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>A bound scenario, with what its checks need to know besides.</summary>
internal sealed class CheckContext : TreeChecks
{
    public CheckContext(Scenario scenario, LocatedNode root, IReadOnlySet<string> unsound, DiagnosticList diagnostics)
        : base(root, unsound, diagnostics)
    {
        Scenario = scenario;
        SiteIds = IdsOf("sites", scenario.Sites.Select(site => site.Id));
        PoolIds = IdsOf("pools", scenario.Pools.Select(pool => pool.Id));
    }

    public Scenario Scenario { get; }

    /// <summary>Null when one could not be read: it may be the very one that is looked for.</summary>
    public string[]? SiteIds { get; }

    /// <inheritdoc cref="SiteIds"/>
    public string[]? PoolIds { get; }

    public required ScenarioVocabulary Vocabulary { get; init; }

    public required IInputFiles Files { get; init; }

    /// <summary>The folder of the scenario file.</summary>
    public required string Directory { get; init; }

    private string[]? IdsOf(string list, IEnumerable<string> ids)
    {
        string[] all = [.. ids];
        return IsSound(list) && Enumerable.Range(0, all.Length).All(i => IsSound($"{list}[{i}].id")) ? all : null;
    }
}
