namespace Sim.Runner.Commands;

/// <summary>What the tool tells its caller; scripts and CI depend on these numbers.</summary>
internal static class ExitCode
{
    public const int Good = 0;

    /// <summary>A bug; or standard output, or the folder of a run, could not be written.</summary>
    public const int InternalError = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>An input file is wrong, or what an option names is no place for results.</summary>
    public const int InvalidInput = 3;

    /// <summary>The run is good, a threshold of the scenario does not hold.</summary>
    public const int ThresholdFailed = 10;

    /// <summary>A policy test does not hold.</summary>
    public const int TestFailed = 10;

    /// <summary>Something is worse than the baseline.</summary>
    public const int Regression = 11;

    /// <summary>The plan has changes; only where <c>--detailed-exitcode</c> asks for it.</summary>
    public const int PlanHasChanges = 12;

    /// <summary>The replications cannot tell.</summary>
    public const int Inconclusive = 13;

    public const int Interrupted = 130;
}
