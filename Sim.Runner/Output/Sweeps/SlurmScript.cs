namespace Sim.Runner.Output.Sweeps;

/// <summary>A batch script that becomes one command: a signal to the job reaches the tool itself.</summary>
internal static class SlurmScript
{
    public static string Of(IReadOnlyList<string> command) =>
        $"#!/bin/sh\nexec {string.Join(' ', command.Select(Quoted))}\n";

    /// <summary>As one word of a POSIX shell.</summary>
    private static string Quoted(string word) => $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
