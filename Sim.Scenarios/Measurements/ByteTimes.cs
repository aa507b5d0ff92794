using Sim.Core.Network;
using Sim.Core.Quantities;

namespace Sim.Scenarios.Measurements;

/// <summary>When a user gets the first and the last byte, without look-up of the name and work of the server.</summary>
/// <param name="FirstP50">For the user in the middle of the access network.</param>
/// <param name="LastP50">The last byte for the same user.</param>
/// <param name="FirstP95">For the twentieth user from the worst.</param>
/// <param name="LastP95">The last byte for the same user.</param>
public sealed record ByteTimes(SimDuration FirstP50, SimDuration LastP50, SimDuration FirstP95, SimDuration LastP95)
{
    internal static ByteTimes Of(Transfer median, Transfer p95) =>
        new(median.FirstByte, median.LastByte, p95.FirstByte, p95.LastByte);
}
