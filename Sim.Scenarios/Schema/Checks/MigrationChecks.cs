using Sim.Core.Quantities;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>The stages of a migration fit into the run, and what is to be undone can be.</summary>
internal static class MigrationChecks
{
    public static void Run(CheckContext context)
    {
        if (context.Scenario.Migration is not { } migration || !context.IsSound("migration"))
        {
            return;
        }
        context.CheckUnique("stage", migration.Stages.Select(stage => stage.Id), i => $"migration.stages[{i}].id");
        if (!context.IsSoundThroughout("migration"))
        {
            return;
        }
        foreach (StageTime time in StageTime.Of(migration))
        {
            CheckEnd(context, time);
            foreach ((int i, Change change) in time.Stage.Changes.Index())
            {
                CheckChange(context, migration, time, change, $"{time.Path}.changes[{i}]");
            }
        }
        CheckChangesBeside(context, migration);
    }

    private static void CheckEnd(CheckContext context, StageTime time)
    {
        SimDuration duration = context.Scenario.Duration;
        if (context.IsSound("duration") && time.End > duration)
        {
            context.Error(
                time.Path,
                "stage-after-end",
                $"the stage '{time.Stage.Id}' lasts from {time.Begin} to {time.End}, the run ends at {duration}",
                $"a duration of at least {time.End}, or shorter soaks"
            );
        }
    }

    private static void CheckChange(
        CheckContext context,
        Migration migration,
        StageTime time,
        Change change,
        string path
    )
    {
        SimDuration soak = time.End - time.Begin;
        if (change.At >= soak)
        {
            context.Error(
                $"{path}.at",
                "change-after-stage",
                $"the stage '{time.Stage.Id}' is over {soak} after its begin",
                $"a time before {soak}: it counts from the begin of the stage"
            );
        }
        if (migration.OnAbort == OnAbort.RollBack && change.Dns is null)
        {
            context.Error(
                path,
                "no-way-back",
                "only a change of dns is rolled back: of others the state before is not known",
                "dns, or onAbort: stop or continue"
            );
        }
    }

    /// <summary>
    /// Zones follow from each other: one that comes after a stage would bring what the stage has changed, begun or not.
    /// </summary>
    private static void CheckChangesBeside(CheckContext context, Migration migration)
    {
        foreach ((int i, Change change) in context.Scenario.Changes.Index())
        {
            if (change.Dns is not null && change.At >= migration.Start && migration.OnAbort != OnAbort.Continue)
            {
                context.Error(
                    $"changes[{i}].dns",
                    "dns-beside-stages",
                    $"this zone follows from stages of the migration from {migration.Start} on, which may not begin",
                    "a change of a stage, a time before the migration, or onAbort: continue"
                );
            }
        }
    }
}
