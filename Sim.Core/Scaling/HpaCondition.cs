namespace Sim.Core.Scaling;

/// <summary>A condition of the autoscaler's status, with the controller's machine-readable reason.</summary>
public readonly record struct HpaCondition(ConditionStatus Status, string Reason, string Message)
{
    internal static HpaCondition NotReached => new(ConditionStatus.Unknown, "", "");

    internal static HpaCondition True(string reason, string message) => new(ConditionStatus.True, reason, message);

    internal static HpaCondition False(string reason, string message) => new(ConditionStatus.False, reason, message);

    public override string ToString() => $"{Status} {Reason}: {Message}";
}
