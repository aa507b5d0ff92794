namespace Sim.Runner.Output;

/// <summary>One figure of the shape of a graph, beside the published one.</summary>
/// <param name="Unit"><c>%</c>, <c>links</c>, <c>hops</c>, or empty.</param>
internal sealed record ShapeFigure(string Name, double Value, double Published, string Unit);
