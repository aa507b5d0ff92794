namespace Sim.Core.Tests;

/// <summary>The files that the tests were built from: above the folder that they run in.</summary>
internal static class Repository
{
    public static string PathOf(string file)
    {
        string? folder = TestContext.CurrentContext.TestDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Simulation.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return Path.Combine(folder ?? throw new InvalidOperationException("No Simulation.sln above the tests."), file);
    }
}
