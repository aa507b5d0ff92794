namespace Sim.Scenarios.Convergence;

/// <summary>A piece of the time after a change; networks are means over it, messages and changes counts.</summary>
/// <param name="AtSeconds">Its begin, since the change.</param>
/// <param name="LengthSeconds">Its length.</param>
/// <param name="WithRoute">Networks that have a route, true or not.</param>
/// <param name="Delivered">Networks whose packets arrive.</param>
/// <param name="Dropped">Networks whose packets are lost.</param>
/// <param name="Looping">Networks whose packets go round.</param>
public sealed record ConvergenceStep(
    double AtSeconds,
    double LengthSeconds,
    double WithRoute,
    double Delivered,
    double Dropped,
    double Looping,
    int Announcements,
    int Withdrawals,
    int RouteChanges
);
