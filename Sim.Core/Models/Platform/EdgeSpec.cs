using Sim.Core.Quantities;

namespace Sim.Core.Models.Platform;

/// <summary>A metro where a front end meets users.</summary>
public sealed record EdgeSpec(string Name, GeoPoint Location);
