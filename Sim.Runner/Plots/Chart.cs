namespace Sim.Runner.Plots;

/// <summary>A finished picture in both forms.</summary>
/// <param name="Name">Its file name without extension.</param>
/// <param name="Title">One sentence: what the picture shows, or what was found.</param>
/// <param name="Svg">Self-contained; its ids begin with the name, so that several pictures fit into one page.</param>
public sealed record Chart(string Name, string Title, string Svg, byte[] Png)
{
    /// <summary><c>.png</c> or <c>.svg</c>, by the name of a file; null for any other name.</summary>
    internal static string? FormatOf(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is (".png" or ".svg") and var format ? format : null;
}
