using System.CommandLine;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns</c>: what can be said of a zone without a scenario; itself only the list of its verbs.</summary>
internal sealed class DnsCommand : IVerb
{
    private static IVerb[] Verbs => [new DnsLintCommand()];

    public Command Describe(Streams streams)
    {
        Command command = new("dns", "Answers, tests and checks Route 53 zones");
        foreach (IVerb verb in Verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
