using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;

namespace Sim.Core.Models.Publication;

/// <summary>What the name servers answer from: a zone and the health behind it.</summary>
/// <param name="Version">Grows with every publication.</param>
/// <param name="At">When it was published.</param>
/// <param name="Zone">The zone.</param>
/// <param name="Healthy">By index of <see cref="CompiledZone.HealthCheckIds"/>; never written after
/// publication.</param>
/// <param name="Spread">The name servers follow one after the other within this time; 0: at once.</param>
public sealed record DnsSnapshot(long Version, SimTime At, CompiledZone Zone, bool[] Healthy, SimDuration Spread);
