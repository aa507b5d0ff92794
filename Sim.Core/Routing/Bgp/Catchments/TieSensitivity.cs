using Sim.Core.Quantities;

namespace Sim.Core.Routing.Bgp.Catchments;

/// <summary>How much of a catchment hangs on tie-breaks that nobody outside knows.</summary>
/// <param name="Orders">Other orders of the last tie-break that were tried.</param>
/// <param name="EverMoved">Users whose site differs under at least one of them.</param>
/// <param name="MeanMoved">Users whose site differs, on average of the orders.</param>
public sealed record TieSensitivity(int Orders, Ratio EverMoved, Ratio MeanMoved);
