using Sim.Core.Kernel;

namespace Sim.Core.Models.Faults;

/// <summary>Begins and ends the faults of a scenario and tells whom it concerns.</summary>
/// <remarks>
/// A fault breaks a component; it never sets a health status. Who notices, and when, is up to the models.
/// </remarks>
public sealed class FaultInjector : IEventTarget
{
    private const int BeginKind = 0;
    private const int EndKind = 1;

    private readonly IReadOnlyList<FaultSpec> _faults;
    private readonly FaultLedger _ledger;
    private readonly Action<FaultSpec> _changed;

    /// <param name="kernel">Where the faults are scheduled.</param>
    /// <param name="faults">In any order.</param>
    /// <param name="ledger">Written at each begin and end.</param>
    /// <param name="changed">Called after the ledger has changed.</param>
    public FaultInjector(
        SimulationKernel kernel,
        IReadOnlyList<FaultSpec> faults,
        FaultLedger ledger,
        Action<FaultSpec> changed
    )
    {
        _faults = faults;
        _ledger = ledger;
        _changed = changed;
        TargetId self = kernel.Register(this);
        for (int i = 0; i < faults.Count; i++)
        {
            kernel.Schedule(faults[i].At, self, BeginKind, i, EventPriority.World);
            kernel.Schedule(faults[i].End, self, EndKind, i, EventPriority.World);
        }
    }

    public void Handle(in SimEvent simEvent)
    {
        FaultSpec fault = _faults[(int)simEvent.Payload];
        if (simEvent.Kind == BeginKind)
        {
            _ledger.Begin(fault);
        }
        else
        {
            _ledger.End(fault);
        }
        _changed(fault);
    }
}
