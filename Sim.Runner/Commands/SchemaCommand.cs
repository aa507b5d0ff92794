using System.CommandLine;
using Sim.Scenarios.Schema;

namespace Sim.Runner.Commands;

/// <summary><c>sim schema</c>: the JSON Schema of scenario files.</summary>
internal sealed class SchemaCommand : IVerb
{
    public Command Describe(Streams streams)
    {
        Command command = new(
            "schema",
            "Prints the JSON Schema of scenario files, for completion and checks in editors"
        );
        command.SetAction(_ =>
        {
            streams.Output.WriteLine(ScenarioJsonSchema.Write());
            return ExitCode.Good;
        });
        return command;
    }
}
