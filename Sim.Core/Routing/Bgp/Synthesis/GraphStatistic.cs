namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>One figure of an AS graph, beside that of the real Internet.</summary>
/// <param name="Name">What was counted, such as <c>stubs</c>.</param>
/// <param name="Value">Of the graph, in <paramref name="Unit"/>.</param>
/// <param name="Published">Of the Internet, in the same unit.</param>
/// <param name="Unit"><c>%</c>, <c>links</c>, <c>hops</c>, or empty for a pure number.</param>
public sealed record GraphStatistic(string Name, double Value, double Published, string Unit);
