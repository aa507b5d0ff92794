namespace Sim.Core.Scaling.Scheduling;

/// <summary>Lets a pod onto nodes with a taint.</summary>
/// <param name="Key">Null: every taint.</param>
/// <param name="Value">Null: every value of the key (operator <c>Exists</c>).</param>
/// <param name="Effect">Null: every effect.</param>
public readonly record struct Toleration(string? Key = null, string? Value = null, TaintEffect? Effect = null)
{
    public bool Tolerates(Taint taint) =>
        (Key is null || Key == taint.Key)
        && (Value is null || Value == taint.Value)
        && (Effect is null || Effect == taint.Effect);
}
