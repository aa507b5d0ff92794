namespace Sim.Scenarios.Schema.Binding;

/// <summary>A list that may be written as its one item.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OneOrMoreAttribute : Attribute;
