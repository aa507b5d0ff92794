using System.CommandLine;

namespace Sim.Runner.Commands.Sweeps;

/// <summary><c>sim sweep ...</c>: many combinations of values, here or on a cluster.</summary>
internal sealed class SweepCommand : IVerb
{
    public Command Describe(Streams streams)
    {
        Command command = new("sweep", "Runs a scenario with many combinations of values, here or on a cluster");
        IVerb[] verbs =
        [
            new SweepRunCommand(),
            new SweepPlanCommand(),
            new SweepManifestCommand(),
            new SweepSchemaCommand(),
        ];
        foreach (IVerb verb in verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
