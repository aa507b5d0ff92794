namespace Sim.Runner.Plots;

/// <summary>A finished picture in both forms.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">One sentence: what the picture shows, or what was found.</param>
/// <param name="Svg">Self-contained; its ids begin with the name, so that several pictures fit into one page.</param>
public sealed record Chart(string Name, string Title, string Svg, byte[] Png);
