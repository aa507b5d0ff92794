using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>What is scarcest in a pod, and so makes its queue: cores, slots, or connections to a data store.</summary>
/// <param name="Kind">Which of them: equal numbers, the same thing.</param>
/// <param name="Servers">How many there are, at least 1.</param>
/// <param name="Served">Mean time that a request keeps one.</param>
/// <param name="OutsideSeconds">Mean time that a request is in the pod without one, the queue aside.</param>
/// <param name="Variability">Squared coefficient of variation of <paramref name="Served"/>.</param>
internal readonly record struct PodServers(
    int Kind,
    int Servers,
    SimDuration Served,
    double OutsideSeconds,
    double Variability
)
{
    /// <summary>Busy servers per request and second: the one with the most is the scarcest.</summary>
    public double SecondsPerServer => Served.TotalSeconds / Servers;
}
