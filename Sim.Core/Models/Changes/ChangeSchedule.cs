using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Changes;

/// <summary>Carries out planned changes at their times.</summary>
public sealed class ChangeSchedule : IEventTarget
{
    private readonly IReadOnlyList<(SimTime At, Action Apply)> _changes;

    /// <param name="kernel">Where the changes are scheduled.</param>
    /// <param name="changes">What to do, and when; changes at one time happen in the given order.</param>
    public ChangeSchedule(SimulationKernel kernel, IReadOnlyList<(SimTime At, Action Apply)> changes)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(changes);
        _changes = changes;
        TargetId self = kernel.Register(this);
        for (int i = 0; i < changes.Count; i++)
        {
            kernel.Schedule(changes[i].At, self, 0, i, EventPriority.World);
        }
    }

    public void Handle(in SimEvent simEvent) => _changes[(int)simEvent.Payload].Apply();
}
