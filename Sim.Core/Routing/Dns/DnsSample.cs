using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns;

/// <summary>One answer drawn at random.</summary>
/// <param name="Ttl">How long it may be cached; for "no data" too.</param>
/// <param name="Count">How many value ids were written.</param>
public readonly record struct DnsSample(DnsResponseCode Code, SimDuration Ttl, int Count);
