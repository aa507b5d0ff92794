namespace Sim.Scenarios.Schema.Checks;

/// <summary>Backends exist.</summary>
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
        }
    }
}
