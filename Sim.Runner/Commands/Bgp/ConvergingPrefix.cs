using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Convergence;

namespace Sim.Runner.Commands.Bgp;

/// <summary>A prefix on its graph, and what holds where no option says otherwise.</summary>
/// <param name="Graph">Null when it could not be read.</param>
/// <param name="Announcements">Those of the prefix, as far as they are right.</param>
/// <param name="Speakers">Timers and habits.</param>
/// <param name="Changes">What is looked at; null: announcing and withdrawing.</param>
/// <param name="Names">Of networks that have one: the sites of a scenario.</param>
internal sealed record ConvergingPrefix(
    AsGraph? Graph,
    IReadOnlyList<Announcement> Announcements,
    BgpOptions Speakers,
    RouteChanges? Changes,
    IReadOnlyDictionary<Asn, string> Names
);
