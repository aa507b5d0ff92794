namespace Sim.Benchmarks.Quick;

/// <summary>The example scenario and the files that it names.</summary>
internal static class ExampleFolder
{
    public static string File(params ReadOnlySpan<string> names) =>
        Path.Combine([Solution(), "data", "scenarios", "hybrid-2018", .. names]);

    /// <summary>The folder of the solution, above the working folder or the program.</summary>
    private static string Solution()
    {
        foreach (string start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
            {
                if (System.IO.File.Exists(Path.Combine(at.FullName, "Simulation.sln")))
                {
                    return at.FullName;
                }
            }
        }
        throw new InvalidOperationException("Simulation.sln is not above the working folder.");
    }
}
