using System.Reflection;

namespace Sim.Scenarios.Schema.Binding;

/// <summary>One key of a record.</summary>
/// <param name="Key">As it is written: camel case.</param>
/// <param name="IsRequired">The property is <c>required</c>.</param>
internal sealed record RecordMember(string Key, PropertyInfo Property, bool IsRequired, ValueForm Form);
