using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Pools of values and the rules that choose among them.</summary>
internal sealed record OctoDnsDynamic(ValueList<OctoDnsPool> Pools, ValueList<OctoDnsRule> Rules);

/// <summary>Values that share the queries of a pool by weight.</summary>
/// <param name="Fallback">The pool that answers when all values are down; null: the values of the record.</param>
internal sealed record OctoDnsPool(Place At, string Name, string? Fallback, ValueList<OctoDnsPoolValue> Values);

/// <param name="Weight">1 to 100.</param>
internal sealed record OctoDnsPoolValue(Place At, string Value, int Weight, OctoDnsStatus Status);

/// <summary>Sends clients of the areas, and those of the address blocks, to a pool; neither: all others.</summary>
/// <param name="Geos">Continent, continent-country or continent-country-subdivision.</param>
/// <param name="Subnets">Address blocks in CIDR notation.</param>
internal sealed record OctoDnsRule(Place At, string Pool, ValueList<string> Geos, ValueList<string> Subnets)
{
    public bool IsCatchAll => Geos.Count == 0 && Subnets.Count == 0;
}

/// <summary>Whether a value follows its health check.</summary>
internal enum OctoDnsStatus
{
    Obey,
    Up,
    Down,
}
