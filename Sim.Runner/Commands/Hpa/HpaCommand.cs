using System.CommandLine;

namespace Sim.Runner.Commands.Hpa;

/// <summary><c>sim hpa</c>: what an autoscaler does; itself only the list of its verbs.</summary>
internal sealed class HpaCommand : IVerb
{
    public Command Describe(Streams streams) =>
        new("hpa", "What a HorizontalPodAutoscaler would do, without a cluster")
        {
            new HpaReplayCommand().Describe(streams),
        };
}
