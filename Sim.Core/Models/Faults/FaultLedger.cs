namespace Sim.Core.Models.Faults;

/// <summary>What is broken now. Models ask it; only <see cref="FaultInjector"/> writes it.</summary>
public sealed class FaultLedger
{
    private readonly List<FaultSpec> _active = [];

    public bool IsEmpty => _active.Count == 0;

    /// <summary>All faults of one component together.</summary>
    public Impairment Of(Component component)
    {
        Impairment sum = default;
        foreach (FaultSpec fault in _active)
        {
            if (fault.Component == component)
            {
                sum = sum.Then(fault.Mode.ToImpairment(fault.Share));
            }
        }
        return sum;
    }

    /// <summary>Whether any fault of the component is active.</summary>
    public bool IsFailing(Component component) => _active.Exists(fault => fault.Component == component);

    internal void Begin(FaultSpec fault) => _active.Add(fault);

    internal void End(FaultSpec fault) => _active.Remove(fault);
}
