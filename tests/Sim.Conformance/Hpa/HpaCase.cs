namespace Sim.Conformance.Hpa;

/// <summary>What the cases of every family have. Quantities are thousandths, times whole seconds; 0 is long ago.</summary>
public abstract record HpaCase
{
    public required string Id { get; init; }

    public override string ToString() => Id;
}
