namespace Sim.Scenarios.Schema;

/// <summary>A change of a scenario or of a stage of its migration.</summary>
/// <param name="Change">Its time is since the start of the scenario.</param>
/// <param name="Path">Where the scenario says it, such as <c>migration.stages[1].changes[0]</c>.</param>
/// <param name="Stage">The index of its stage; null: it belongs to none.</param>
internal sealed record PlannedChange(Change Change, string Path, int? Stage)
{
    /// <summary>All changes: those of the scenario, then those of the stages if every one of them begins.</summary>
    public static IReadOnlyList<PlannedChange> Of(Scenario scenario)
    {
        var all = new List<PlannedChange>();
        foreach ((int i, Change change) in scenario.Changes.Index())
        {
            all.Add(new PlannedChange(change, $"changes[{i}]", null));
        }
        foreach (StageTime time in StageTime.Of(scenario.Migration))
        {
            foreach ((int i, Change change) in time.Stage.Changes.Index())
            {
                Change planned = change with { At = time.Begin + change.At };
                all.Add(new PlannedChange(planned, $"{time.Path}.changes[{i}]", time.Index));
            }
        }
        return all;
    }
}
