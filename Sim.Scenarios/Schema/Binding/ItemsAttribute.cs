namespace Sim.Scenarios.Schema.Binding;

/// <summary>How many items a list has.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ItemsAttribute : Attribute
{
    public int AtLeast { get; init; }

    public int AtMost { get; init; } = int.MaxValue;
}
