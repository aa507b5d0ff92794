using Sim.Scenarios.Results;

namespace Sim.Scenarios.Tests.Results;

/// <summary>
/// The outage of <see cref="SyntheticRun"/>, told as one that no check noticed and that moved nobody: its incident has
/// none of the times.
/// </summary>
internal static class UnnoticedOutage
{
    public static RunResult Run { get; } = WithoutTimes(SyntheticRun.Outage);

    private static RunResult WithoutTimes(RunResult run)
    {
        Incident told = run.Incidents[0];
        var unnoticed = new Incident
        {
            Kind = told.Kind,
            Subject = told.Subject,
            Action = told.Action,
            AtSeconds = told.AtSeconds,
            LengthSeconds = told.LengthSeconds,
            FailedRequests = told.FailedRequests,
            FailedUserMinutes = told.FailedUserMinutes,
        };
        return run with { Incidents = [unnoticed] };
    }
}
