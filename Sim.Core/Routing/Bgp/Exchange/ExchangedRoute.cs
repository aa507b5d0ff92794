using Sim.Core.Routing.Bgp.Policies;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Core.Routing.Bgp.Exchange;

/// <summary>An announcement from one network to another.</summary>
/// <param name="Path">As it is sent; never changed.</param>
/// <param name="Announcement">The announcement that it comes from, counted over the life of the exchange.</param>
internal sealed record ExchangedRoute(uint[] Path, RouteMarks Marks, RouteFlags Flags, int Announcement)
{
    public bool Equals(ExchangedRoute? other) =>
        other is not null
        && Marks == other.Marks
        && Flags == other.Flags
        && Announcement == other.Announcement
        && Path.AsSpan().SequenceEqual(other.Path);

    public override int GetHashCode() => HashCode.Combine(Path.Length, Path[0], Announcement);
}
