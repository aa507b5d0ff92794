using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>Watches where users are bound for, and fail, from the begin of each fault or change on.</summary>
/// <remarks>
/// <para>
/// What has moved is the share of demand, weighted as at the begin, that has left the losing endpoints: those that the
/// incident concerns, or, where users may leave any, those with at least a twentieth of what all lost. Takers are the
/// endpoints with at least a twentieth of what was gained for it. Failures count where last attempts failed at losing
/// endpoints and takers, and of groups that were bound for a losing one, wherever they were not before.
/// </para>
/// <para>
/// To be created before whatever carries the faults and changes out, so that it sees the moment before.
/// </para>
/// </remarks>
public sealed class IncidentTracker : IEventTarget, IStepListener
{
    private readonly SimulationKernel _kernel;
    private readonly ITrafficPlane _plane;
    private readonly int _groups;
    private readonly int _endpoints;
    private readonly IReadOnlyList<IncidentWindow> _windows;
    private readonly IncidentWatch?[] _watches;

    /// <param name="kernel">The clock.</param>
    /// <param name="plane">Whose users are watched.</param>
    /// <param name="groups">How many client groups there are.</param>
    /// <param name="endpoints">How many endpoints there are.</param>
    /// <param name="windows">The incidents.</param>
    public IncidentTracker(
        SimulationKernel kernel,
        ITrafficPlane plane,
        int groups,
        int endpoints,
        IReadOnlyList<IncidentWindow> windows
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(windows);
        _kernel = kernel;
        _plane = plane;
        _groups = groups;
        _endpoints = endpoints;
        _windows = windows;
        _watches = new IncidentWatch?[windows.Count];
        TargetId self = kernel.Register(this);
        for (int i = 0; i < windows.Count; i++)
        {
            kernel.Schedule(windows[i].At, self, 0, i, EventPriority.World);
        }
        plane.Subscribe(this);
    }

    public void Handle(in SimEvent simEvent)
    {
        _plane.AdvanceTo(_kernel.Now);
        int incident = (int)simEvent.Payload;
        _watches[incident] = new IncidentWatch(_plane, _windows[incident], _groups, _endpoints);
    }

    public void OnStep(SimTime from, SimTime to)
    {
        foreach (IncidentWatch? watch in _watches)
        {
            if (watch is { IsClosed: false })
            {
                watch.Look(to);
            }
        }
    }

    /// <summary>What an incident has done; its watch ends here if it has not before.</summary>
    /// <param name="incident">Index of its window.</param>
    public IncidentOutcome OutcomeOf(int incident)
    {
        if (_watches[incident] is not { } watch)
        {
            return new IncidentOutcome(0, null, null, null, 0, null, null);
        }
        if (!watch.IsClosed)
        {
            watch.Close();
        }
        return watch.Outcome();
    }

    /// <summary>
    /// When the load of an endpoint first needed more than so many pods, within a step; null: not while the incident
    /// was watched.
    /// </summary>
    /// <param name="incident">Index of its window.</param>
    /// <param name="endpoint">Index of the endpoint.</param>
    /// <param name="pods">0 or more.</param>
    public SimTime? FirstNeed(int incident, int endpoint, int pods) => _watches[incident]?.FirstNeed(endpoint, pods);
}
