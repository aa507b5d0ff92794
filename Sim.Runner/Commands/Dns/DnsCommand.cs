using System.CommandLine;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns</c>: the verbs about zones.</summary>
internal sealed class DnsCommand : IVerb
{
    private static IVerb[] Verbs => [new DnsDiffCommand()];

    public Command Describe(Streams streams)
    {
        Command command = new("dns", "What a zone answers, and what a change of it would move");
        foreach (IVerb verb in Verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
