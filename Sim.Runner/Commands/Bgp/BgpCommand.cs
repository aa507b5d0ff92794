using System.CommandLine;

namespace Sim.Runner.Commands.Bgp;

/// <summary><c>sim bgp</c>: where BGP carries whom; itself only the list of its verbs.</summary>
internal sealed class BgpCommand : IVerb
{
    private static IVerb[] Verbs => [new BgpSolveCommand(), new BgpConvergeCommand(), new BgpCatchmentCommand()];

    public Command Describe(Streams streams)
    {
        Command command = new("bgp", "Which paths networks take to a prefix");
        foreach (IVerb verb in Verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
