using System.CommandLine;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns</c>: what can be said of a zone; itself only the list of its verbs.</summary>
internal sealed class DnsCommand : IVerb
{
    private static IVerb[] Verbs =>
        [new DnsAnswerCommand(), new DnsDiffCommand(), new DnsLintCommand(), new DnsTestCommand()];

    public Command Describe(Streams streams)
    {
        Command command = new("dns", "What a zone answers, what a change would move, and what is wrong with it");
        foreach (IVerb verb in Verbs)
        {
            command.Subcommands.Add(verb.Describe(streams));
        }
        return command;
    }
}
