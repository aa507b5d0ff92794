using Sim.Core.Quantities;

namespace Sim.Core.Models.Pools;

/// <summary>
/// Pods that were placed at the same instant on nodes in the same state: they go through life together, with one event
/// per stage.
/// </summary>
/// <param name="id">The payload of its events.</param>
/// <param name="placedAt">When.</param>
/// <param name="pulledAt">When their nodes have the image.</param>
/// <param name="revision">Their version.</param>
internal sealed class PodBatch(long id, SimTime placedAt, SimTime pulledAt, int revision)
{
    private readonly List<Pod> _pods = [];

    public long Id => id;

    public SimTime PulledAt => pulledAt;

    public int Revision => revision;

    public SimTime ReadyAt { get; set; }

    /// <summary>Those that are still with it: others have been taken away, or have begun again.</summary>
    public IEnumerable<Pod> Pods => _pods.Where(pod => pod.Batch == this);

    public void Add(Pod pod)
    {
        pod.Batch = this;
        _pods.Add(pod);
    }

    /// <summary>The account of its pods, which begin to serve.</summary>
    public IEnumerable<PodArrival> ArriveAt(SimTime time) =>
        Pods.GroupBy(pod => pod.Origin)
            .Select(group => new PodArrival
            {
                Pods = group.Count(),
                WantedBefore = group.Key.WantedBefore,
                SampledAt = group.Key.SampledAt,
                AskedAt = group.Key.AskedAt,
                PlacedAt = placedAt,
                PulledAt = pulledAt,
                ReadyAt = ReadyAt,
                ServingAt = time,
            });
}
