namespace Sim.Core.Scaling.Scheduling;

/// <summary>Keeps pods off a node unless they tolerate it.</summary>
/// <param name="Value">May be empty.</param>
public readonly record struct Taint(string Key, string Value = "", TaintEffect Effect = TaintEffect.NoSchedule)
{
    /// <summary>What GKE puts on nodes with GPUs; pods that request a GPU are given a toleration for it.</summary>
    public static Taint Gpu => new("nvidia.com/gpu", "present");

    public override string ToString() => $"{{{Key}: {Value}}}";
}
