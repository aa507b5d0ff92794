using System.CommandLine;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns</c>: the verbs about zones.</summary>
internal sealed class DnsCommand : IVerb
{
    private static IVerb[] Verbs => [new DnsAnswerCommand(), new DnsDiffCommand(), new DnsTestCommand()];

    public Command Describe(Streams streams)
    {
        Command command = new("dns", "What a zone answers, what a change would move, and whether it answers what it should");
        foreach (IVerb verb in Verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
