using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>A time that is uniform between two bounds.</summary>
/// <param name="Least">0 or more.</param>
/// <param name="Most">Not below <paramref name="Least"/>; the same where there is no chance in it.</param>
public readonly record struct DurationRange(SimDuration Least, SimDuration Most)
{
    /// <summary>Always the same.</summary>
    public static DurationRange Always(SimDuration duration) => new(duration, duration);

    internal SimDuration At(double uniform) => Least + ((Most - Least) * uniform);
}
