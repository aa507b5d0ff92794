namespace Sim.Core.Routing.Balancing.Announcements;

/// <summary>What a health check tells the BGP speaker.</summary>
/// <param name="IsAnnounced">The route is announced; otherwise it is withdrawn.</param>
/// <param name="Metric">MED of the announcement; 0 for a withdrawal.</param>
public readonly record struct BladeAnnouncement(bool IsAnnounced, int Metric)
{
    public static BladeAnnouncement Withdrawal => default;
}
