namespace Sim.Scenarios.Schema.Binding;

/// <summary>
/// Where the true value of a default that is an assumption probably is: a judgement, to see how much a verdict depends
/// on it. Unlike <see cref="LimitsAttribute"/> it refuses nothing.
/// </summary>
/// <param name="low">In the text form of the property.</param>
/// <param name="high">In the text form of the property.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PlausibleAttribute(string low, string high) : Attribute
{
    public string Low { get; } = low;

    public string High { get; } = high;
}
