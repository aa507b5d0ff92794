using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema;

/// <summary>When a stage is, if it begins.</summary>
/// <param name="Index">Of the stage.</param>
/// <param name="Stage">What it changes.</param>
/// <param name="Begin">Since the start of the scenario.</param>
/// <param name="End">The end of its soak, where the next one begins.</param>
internal sealed record StageTime(int Index, MigrationStage Stage, SimDuration Begin, SimDuration End)
{
    /// <summary>Where the scenario says it.</summary>
    public string Path => $"migration.stages[{Index}]";

    /// <param name="migration">Null: none.</param>
    public static IReadOnlyList<StageTime> Of(Migration? migration)
    {
        var times = new List<StageTime>();
        SimDuration begin = migration?.Start ?? SimDuration.Zero;
        foreach ((int i, MigrationStage stage) in (migration?.Stages ?? []).Index())
        {
            SimDuration end = begin + (stage.Soak ?? migration!.Soak);
            times.Add(new StageTime(i, stage, begin, end));
            begin = end;
        }
        return times;
    }

    /// <summary>
    /// What the first stage is compared with: the time before it, as long as its soak, as far as it is measured.
    /// </summary>
    public static (SimDuration Begin, SimDuration End)? BeforeAll(Scenario scenario)
    {
        if (scenario.Migration is not { } migration || migration.Start <= scenario.WarmUp)
        {
            return null;
        }
        SimDuration soak = migration.Stages[0].Soak ?? migration.Soak;
        SimDuration begin = migration.Start - SimDuration.Min(soak, migration.Start);
        return (SimDuration.Max(begin, scenario.WarmUp), migration.Start);
    }
}
