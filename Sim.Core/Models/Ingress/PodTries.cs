using Sim.Core.Models.Faults;
using Sim.Core.Quantities;

namespace Sim.Core.Models.Ingress;

/// <summary>How a request finds a pod behind nginx when some of the pods are broken.</summary>
/// <remarks>
/// ingress-nginx defaults: proxy-next-upstream <c>error timeout</c> with three tries, proxy-connect-timeout 5 s. A pod
/// that refuses costs no time, a pod that does not reply costs 5 s; an error that a pod answers is passed on. Each try
/// is taken to pick a pod anew: an assumption that is good for many pods.
/// </remarks>
public static class PodTries
{
    public const int Count = 3;

    public static SimDuration ConnectTimeout { get; } = SimDuration.FromSeconds(5);

    /// <summary>How requests fare whose client waits for <paramref name="patience"/>.</summary>
    public static PodTriesOutcome OutcomeOf(in Impairment pods, SimDuration patience)
    {
        if (pods.RefusedShare + pods.BlackholedShare <= 0)
        {
            return default;
        }
        int survived = (int)Math.Min(Count, (patience.Nanoseconds - 1) / ConnectTimeout.Nanoseconds);
        // By number of lost tries so far; every one of them so far has failed.
        Span<double> failed = stackalloc double[Count + 1];
        failed.Clear();
        failed[0] = 1;
        double unanswered = 0;
        double afterOneLost = 0;
        double afterTwoLost = 0;
        for (int attempt = 1; attempt <= Count; attempt++)
        {
            afterOneLost += failed[1] * pods.PassedShare;
            afterTwoLost += failed[2] * pods.PassedShare;
            for (int lost = attempt; lost >= 0; lost--)
            {
                double lostNow = lost > 0 ? failed[lost - 1] * pods.BlackholedShare : 0;
                failed[lost] = (failed[lost] * pods.RefusedShare) + lostNow;
                if (lost > survived)
                {
                    unanswered += failed[lost];
                    failed[lost] = 0;
                }
            }
        }
        double errors = 0;
        foreach (double share in failed)
        {
            errors += share;
        }
        return new PodTriesOutcome(errors, unanswered, afterOneLost, afterTwoLost);
    }
}
