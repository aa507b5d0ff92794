using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Binding;

namespace Sim.Scenarios.Schema;

/// <summary>What one pod has and needs.</summary>
public sealed record Pod
{
    /// <summary>CPU cores requested and usable, more than 0. Default 2: an assumption.</summary>
    [Limits(MoreThan = "0", AtMost = "1024")]
    public double Cpu { get; init; } = 2;

    /// <summary>Memory requested. Default 2 GiB: an assumption.</summary>
    [Limits(MoreThan = "0B")]
    public ByteSize Memory { get; init; } = new(2.0 * 1024 * 1024 * 1024);

    /// <summary>Requests that a pod works on at once, 1 to 100,000. Default 64: an assumption.</summary>
    [Limits(AtLeast = "1", AtMost = "100000")]
    public int Concurrency { get; init; } = 64;

    /// <summary>Requests that wait in a pod before it refuses more. Default 256: an assumption.</summary>
    [Limits(AtLeast = "0", AtMost = "1000000")]
    public int Backlog { get; init; } = 256;

    /// <summary>
    /// From being placed on a node to ready: image, init, readiness probe. Default 40 s: an assumption.
    /// </summary>
    [Limits(AtMost = "1d")]
    public SimDuration Start { get; init; } = SimDuration.FromSeconds(40);
}
