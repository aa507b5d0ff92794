namespace Sim.Core.Routing.Dns;

/// <summary>
/// A group of record sets with one name and type, within the <see cref="CompiledZone"/> that gave it out.
/// </summary>
public readonly record struct RecordGroupId(int Index);
