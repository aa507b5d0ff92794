using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.Replay;

/// <summary>Replays of one trace, and what has to be said beside their numbers.</summary>
/// <param name="TraceName">For people.</param>
public sealed record ReplayReport(
    string TraceName,
    RequestTrace Trace,
    IReadOnlyList<ReplayResult> Results,
    ReplayOptions Options
)
{
    /// <summary><c>7 days</c> where it is whole days, else such as <c>36h</c>.</summary>
    public string Length =>
        Trace.Length.TotalHours is var hours && hours % 24 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours / 24} {(hours == 24 ? "day" : "days")}")
            : Trace.Length.ToString();

    /// <summary>The machine of the nodes; empty where nodes are not modeled.</summary>
    public string Machine => Options.NodeStart > SimDuration.Zero ? Options.Machine.ToString() : "";

    /// <summary>What was found, and what was taken for granted, one sentence each.</summary>
    public IReadOnlyList<string> Remarks => [.. Results.SelectMany(Of), Assumptions()];

    private static IEnumerable<string> Of(ReplayResult result)
    {
        if (result.UnmetRequests > 0)
        {
            ReplayStep worst = result.Steps.MaxBy(step => step.Unmet);
            string serving = MeasureText.Count(worst.Serving);
            yield return $"{result.Name}: worst {MeasureText.Rate(worst.Unmet)} of {MeasureText.Rate(worst.Rate)} rps "
                + $"without a pod after {worst.At}, with {serving} serving and {worst.Desired} wanted";
        }
        if (result.MostDesired == result.MostAllowed)
        {
            yield return $"{result.Name}: reached maxReplicas, {result.MostAllowed}";
        }
        if (result.Oscillates)
        {
            yield return $"{result.Name}: oscillates, {result.ReversalsInWorstHour} changes of direction in one hour, "
                + $"each within {Oscillation.Window} of the change before";
        }
        foreach (string reading in result.Readings)
        {
            yield return $"{result.Name}: {reading}";
        }
        yield return $"{result.Name}: a pod serves at most {MeasureText.Rate(result.PodCapacity.PerSecond)} rps";
    }

    private string Assumptions()
    {
        string nodes =
            Machine.Length > 0
                ? $"nodes are {Machine}, {Options.MinNodes} to {Options.MaxNodes}, half ready within "
                    + $"{Options.NodeStart}"
                : "there is always a node with room";
        return $"assumed: pods are ready {Options.PodStart} after they have a node and serve {Options.EndpointLag} "
            + $"later; metrics are {Options.MetricsLag} old; {nodes}; seed {Options.Seed}";
    }
}
