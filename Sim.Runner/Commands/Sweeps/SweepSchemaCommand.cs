using System.CommandLine;
using Sim.Scenarios.Experiments.Sweeps;

namespace Sim.Runner.Commands.Sweeps;

/// <summary><c>sim sweep schema</c>: the JSON Schema of plans.</summary>
internal sealed class SweepSchemaCommand : IVerb
{
    public Command Describe(Streams streams)
    {
        Command command = new(
            "schema",
            "Prints the JSON Schema of files of sweeps, for completion and checks in editors"
        );
        command.SetAction(_ =>
        {
            streams.Output.WriteLine(SweepPlanJsonSchema.Write());
            return ExitCode.Good;
        });
        return command;
    }
}
