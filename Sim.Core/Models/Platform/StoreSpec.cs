using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>A data store that pods call: a database, or whatever else answers calls over the network.</summary>
/// <remarks>It has room for every call: what is scarce are the connections of the pods, an assumption.</remarks>
/// <param name="Id">Its name in the scenario.</param>
/// <param name="Location">Where it is.</param>
/// <param name="Site">Index of the site whose faults are its own, too; null: it stands alone.</param>
/// <param name="ServiceTime">Time that one call takes in it, 0 or more.</param>
public sealed record StoreSpec(string Id, GeoPoint Location, int? Site, SimDuration ServiceTime);
