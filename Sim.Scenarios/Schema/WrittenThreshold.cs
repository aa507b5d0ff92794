namespace Sim.Scenarios.Schema;

/// <summary>A threshold of a scenario or of a stage of its migration.</summary>
/// <param name="Text">As written.</param>
/// <param name="Path">Where the scenario says it.</param>
/// <param name="IsOfStage">It is judged over a stage, not over the run.</param>
internal sealed record WrittenThreshold(string Text, string Path, bool IsOfStage)
{
    public static IReadOnlyList<WrittenThreshold> Of(Scenario scenario)
    {
        Migration? migration = scenario.Migration;
        return
        [
            .. In(scenario.Thresholds, "thresholds", false),
            .. In(migration?.Abort ?? [], "migration.abort", true),
            .. (migration?.Stages ?? [])
                .Index()
                .SelectMany(stage => In(stage.Item.Abort, $"migration.stages[{stage.Index}].abort", true)),
        ];
    }

    private static IEnumerable<WrittenThreshold> In(IReadOnlyList<string> list, string path, bool isOfStage) =>
        list.Select((text, i) => new WrittenThreshold(text, $"{path}[{i}]", isOfStage));
}
