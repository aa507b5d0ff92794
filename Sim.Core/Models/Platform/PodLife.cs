using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>What a pod goes through from its place on a node to readiness.</summary>
/// <param name="ImagePull">
/// Time to bring its image onto a node that does not have it, 0 or more; pods that arrive meanwhile wait for its end.
/// </param>
/// <param name="Start">
/// From the image to an application that answers: init containers, then the application itself; 0 or more.
/// </param>
/// <param name="Readiness">Null: it is ready as soon as the application answers.</param>
public sealed record PodLife(SimDuration ImagePull, SimDuration Start, ReadinessProbe? Readiness)
{
    /// <summary>
    /// Image in 20 s, application in 15 s, ready at the probe 20 s after its start: 40 s on a node without the image.
    /// An assumption.
    /// </summary>
    public static PodLife Default { get; } =
        new(SimDuration.FromSeconds(20), SimDuration.FromSeconds(15), ReadinessProbe.Default);

    /// <summary>A life that is known as a whole, the same on every node.</summary>
    public static PodLife Of(SimDuration placedToReady) => new(SimDuration.Zero, placedToReady, null);

    /// <summary>From the image on the node to readiness.</summary>
    public SimDuration ImageToReady => Readiness?.ReadyAfter(Start) ?? Start;
}
