using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Resolution;

/// <summary>The name servers: they answer from one zone and from the status of its health checks.</summary>
/// <remarks>
/// A new status is there at once (an assumption); a new zone reaches the servers one after the other. Which checks
/// exist is settled before the start: a later zone refers to those.
/// </remarks>
public sealed class AuthorityModel(Publisher publisher, CompiledZone zone)
{
    private readonly SortedDictionary<string, bool> _status = new(StringComparer.Ordinal);
    private readonly List<HealthTransition> _transitions = [];
    private CompiledZone _zone = zone;
    private bool _started;

    /// <summary>Every change of a status since the start.</summary>
    public IReadOnlyList<HealthTransition> Transitions => _transitions;

    /// <summary>The zone that is served now.</summary>
    public CompiledZone Zone => _zone;

    /// <summary>Publishes the zone for the first time, with the statuses that have been set until now.</summary>
    public void Start()
    {
        _started = true;
        Publish(SimDuration.Zero);
    }

    /// <summary>A check has this status from now on; before the first word of it, it is healthy.</summary>
    internal void SetHealth(string healthCheckId, bool healthy)
    {
        bool before = _status.GetValueOrDefault(healthCheckId, defaultValue: true);
        if (before == healthy)
        {
            return;
        }
        _status[healthCheckId] = healthy;
        if (_started)
        {
            _transitions.Add(new HealthTransition(publisher.Now, healthCheckId, healthy));
            Publish(SimDuration.Zero);
        }
    }

    /// <summary>A change batch has been accepted.</summary>
    /// <param name="changed">The zone after it.</param>
    /// <param name="spread">Time within which all servers have it.</param>
    public void Replace(CompiledZone changed, SimDuration spread)
    {
        _zone = changed;
        Publish(spread);
    }

    private void Publish(SimDuration spread)
    {
        var healthy = new bool[_zone.HealthCheckIds.Count];
        for (int i = 0; i < healthy.Length; i++)
        {
            healthy[i] = _status.GetValueOrDefault(_zone.HealthCheckIds[i], defaultValue: true);
        }
        publisher.Publish(_zone, healthy, spread);
    }
}
