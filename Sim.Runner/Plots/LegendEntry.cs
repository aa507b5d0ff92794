using ScottPlot;

namespace Sim.Runner.Plots;

/// <summary>A colored mark and its word, above the panels.</summary>
/// <param name="IsLine">A stroke for lines; a square for areas.</param>
/// <param name="Dashed">Only for lines.</param>
internal sealed record LegendEntry(string Text, Color Color, bool IsLine, bool Dashed = false);
