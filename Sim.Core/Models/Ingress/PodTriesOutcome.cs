namespace Sim.Core.Models.Ingress;

/// <summary>How requests fare that look for a pod, as shares of all of them; the rest finds a pod at once.</summary>
/// <param name="Errors">Answered by nginx with an error after the last try.</param>
/// <param name="Unanswered">Still trying when the client's patience ends.</param>
/// <param name="AfterOneLost">Found a pod after one try without reply.</param>
/// <param name="AfterMoreLost">Found a pod after several tries without reply.</param>
/// <param name="MoreLost">Mean number of these several tries, 2 or more; 0 where there are none.</param>
public readonly record struct PodTriesOutcome(
    double Errors,
    double Unanswered,
    double AfterOneLost,
    double AfterMoreLost,
    double MoreLost
)
{
    /// <summary>Found a pod, at once or later.</summary>
    public double Found => Math.Max(0, 1 - Errors - Unanswered);

    /// <summary>Tries without reply before a pod was found, a mean over all that found one.</summary>
    public double MeanLost => Found > 0 ? (AfterOneLost + (AfterMoreLost * MoreLost)) / Found : 0;
}
