using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>Routes that did not settle within the limits.</summary>
/// <param name="Speakers">Those whose best route changes within the cycle, in the order of their first change.</param>
/// <param name="Period">
/// The mean time in which all best routes have gone through the same sequence; null when none was found: then the
/// speakers are those of the last changes, and the routes might have settled later.
/// </param>
/// <param name="Changes">Changes of a best route in one period, or those that were looked at.</param>
public sealed record Oscillation(IReadOnlyList<OscillatingSpeaker> Speakers, SimDuration? Period, int Changes);
