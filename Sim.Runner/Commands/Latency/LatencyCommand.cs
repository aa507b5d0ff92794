using System.CommandLine;

namespace Sim.Runner.Commands.Latency;

/// <summary><c>sim latency</c>: how long a way takes; itself only the list of its verbs.</summary>
internal sealed class LatencyCommand : IVerb
{
    public Command Describe(Streams streams) =>
        new("latency", "How long packets take between two places, predicted and measured")
        {
            new LatencyValidateCommand().Describe(streams),
            new LatencyRttCommand().Describe(streams),
        };
}
