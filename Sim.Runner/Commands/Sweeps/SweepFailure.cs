using Sim.Runner.Output;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>What a disk that takes no more means to a sweep.</summary>
internal static class SweepFailure
{
    /// <summary>The first failure of those that happened at once.</summary>
    public static Exception First(AggregateException all) => all.Flatten().InnerExceptions[0];

    public static string Text(Exception problem) =>
        $"{VisibleText.Of(problem.Message.ReplaceLineEndings(" ").TrimEnd('.'))}. "
        + "Shards that are done stay; the same command goes on.";
}
