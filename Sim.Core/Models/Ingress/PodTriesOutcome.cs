namespace Sim.Core.Models.Ingress;

/// <summary>How requests fare that look for a pod, as shares of all of them; the rest finds a pod at once.</summary>
/// <param name="Errors">Answered by nginx with an error after the last try.</param>
/// <param name="Unanswered">Still trying when the client's patience ends.</param>
/// <param name="AfterOneLost">Found a pod after one try without reply.</param>
/// <param name="AfterTwoLost">Found a pod after two tries without reply.</param>
public readonly record struct PodTriesOutcome(
    double Errors,
    double Unanswered,
    double AfterOneLost,
    double AfterTwoLost
)
{
    /// <summary>Found a pod, at once or later.</summary>
    public double Found => Math.Max(0, 1 - Errors - Unanswered);
}
