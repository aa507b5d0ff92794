namespace Sim.Scenarios.Schema.Checks;

/// <summary>Backends exist, and targets are about backends.</summary>
internal static class FrontEndChecks
{
    public static void Run(CheckContext context)
    {
        foreach ((int i, FrontEnd frontEnd) in context.Scenario.FrontEnds.Index())
        {
            foreach ((int n, string backend) in frontEnd.Backends.Index())
            {
                ComponentChecks.CheckPool(context, $"frontEnds[{i}].backends[{n}]", backend);
            }
            CheckTargets(context, i, frontEnd);
        }
    }

    private static void CheckTargets(CheckContext context, int index, FrontEnd frontEnd)
    {
        string PathOf(int target) => $"frontEnds[{index}].targets[{target}].pool";

        foreach ((int n, PoolTarget target) in frontEnd.Targets.Index())
        {
            context.CheckKnown(PathOf(n), "backend", target.Pool, [.. frontEnd.Backends]);
        }
        context.CheckUnique("target", frontEnd.Targets.Select(target => target.Pool), PathOf);
    }
}
