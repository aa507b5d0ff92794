namespace Sim.Conformance.RealRouters;

/// <summary>A prefix and its candidate routes, in the order in which they are sent.</summary>
/// <param name="IsLocal">Routers that can have a route of their own among the candidates have one.</param>
internal sealed record OfferedPrefix(string Prefix, IReadOnlyList<OfferedRoute> Routes, bool IsLocal);
