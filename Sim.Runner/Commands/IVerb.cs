using System.CommandLine;

namespace Sim.Runner.Commands;

/// <summary>One verb of the tool. Its action returns an <see cref="ExitCode"/>.</summary>
internal interface IVerb
{
    /// <summary>The verb with its arguments, options and action; nothing is loaded before the action runs.</summary>
    Command Describe(Streams streams);
}
