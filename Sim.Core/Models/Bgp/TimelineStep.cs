using Sim.Core.Quantities;

namespace Sim.Core.Models.Bgp;

/// <summary>A piece of the time after a change.</summary>
/// <param name="At">Its begin, since the change.</param>
/// <param name="WithRoute">Speakers that have a route, true or not; mean.</param>
/// <param name="Delivered">Speakers whose packets arrive, as a mean over the step.</param>
/// <param name="Dropped">Speakers whose packets are lost for want of a route or on a dead link; mean.</param>
/// <param name="Looping">Speakers whose packets go round; mean.</param>
/// <param name="Announcements">Sent within the step.</param>
/// <param name="Withdrawals">Sent within the step.</param>
/// <param name="Changes">Best routes that changed within the step.</param>
public sealed record TimelineStep(
    SimDuration At,
    SimDuration Length,
    double WithRoute,
    double Delivered,
    double Dropped,
    double Looping,
    int Announcements,
    int Withdrawals,
    int Changes
);
