namespace Sim.Core.Routing.Bgp.Policies;

/// <summary>What security policies attach to a route on its way.</summary>
/// <param name="OnlyToCustomer">The Only-To-Customer attribute of RFC 9234; 0: none.</param>
/// <param name="IsSigned">Every network of the path has signed it (RFC 8205).</param>
internal readonly record struct RouteMarks(uint OnlyToCustomer, bool IsSigned);
