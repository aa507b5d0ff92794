using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>What one pod has and needs.</summary>
public sealed record Pod
{
    /// <summary>CPU cores requested and usable, more than 0. Default 2: an assumption.</summary>
    [Limits(MoreThan = "0", AtMost = "1024")]
    [Plausible("1", "4")]
    public double Cpu { get; init; } = 2;

    /// <summary>Memory requested. Default 2 GiB: an assumption.</summary>
    [Limits(MoreThan = "0B")]
    public ByteSize Memory { get; init; } = new(2.0 * 1024 * 1024 * 1024);

    /// <summary>Requests that a pod works on at once, 1 to 100,000. Default 64: an assumption.</summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    [Plausible("16", "256")]
    public int Concurrency { get; init; } = 64;

    /// <summary>Requests that wait in a pod before it refuses more. Default 256: an assumption.</summary>
    [Limits(AtLeast = "0", AtMost = "1000000")]
    public int Backlog { get; init; } = 256;

    /// <summary>
    /// Time to bring the image onto a node that does not have it: the time until the container can start where the
    /// image is streamed. Nodes that are there from the beginning have it. Default 20 s: an assumption (published for a
    /// large image: 3 min 50 s, streamed 20 s).
    /// </summary>
    [Limits(AtMost = "1d")]
    [Plausible("5s", "230s")]
    public SimDuration ImagePull { get; init; } = SimDuration.FromSeconds(20);

    /// <summary>
    /// From the image on the node to an application that answers: init containers and its own start. Default 15 s: an
    /// assumption.
    /// </summary>
    [Limits(AtMost = "1d")]
    [Plausible("5s", "60s")]
    public SimDuration Start { get; init; } = SimDuration.FromSeconds(15);

    /// <summary>When kubelet finds it ready: at the first probe that the application answers.</summary>
    public Readiness Readiness { get; init; } = new();

    /// <summary>How it ends when it is taken away.</summary>
    public Termination Termination { get; init; } = new();

    /// <summary>Absent: it is as fast as ever from its first request on.</summary>
    public WarmUp? WarmUp { get; init; }
}
