using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Models.Ingress;

/// <summary>How a request finds a pod behind nginx when some of the pods are broken.</summary>
/// <remarks>
/// A pod that refuses costs no time, a silent one <see cref="UpstreamSpec.ConnectTimeout"/>; an error that a pod
/// answers is passed on. A request tries no pod twice: the next in turn is another one, and nginx and <c>ewma</c> know
/// what has been tried. So of N pods of which K are broken, the j-th further try meets one of K - j in N - j. Only the
/// turn of ingress-nginx has gone on while a pod was silent, to any pod.
/// </remarks>
public static class PodTries
{
    /// <summary>Further tries than these find what these have found: all that is left is as broken.</summary>
    private const int MostTries = 64;

    /// <summary>How requests fare at the blades of a site.</summary>
    /// <param name="blades">What they do, and whether kube-proxy chooses in their place: then each try meets any pod.
    /// </param>
    /// <param name="pool">The pods behind them.</param>
    /// <param name="patience">Of the client, more than 0.</param>
    public static PodTriesOutcome OutcomeAt(BladeSpec blades, in PoolState pool, SimDuration patience)
    {
        ArgumentNullException.ThrowIfNull(blades);
        int? pods = blades.Routing == PodRouting.NodePort ? null : Math.Max(1, pool.Serving);
        return OutcomeOf(pool.Fault, pods, blades.Upstream, patience);
    }

    /// <summary>How requests fare whose client waits for <paramref name="patience"/>.</summary>
    /// <param name="fault">Which shares of the pods refuse and are silent.</param>
    /// <param name="pods">How many pods a request chooses from, 1 or more; null: each try meets any.</param>
    /// <param name="upstream">What nginx does.</param>
    /// <param name="patience">Of the client, more than 0.</param>
    public static PodTriesOutcome OutcomeOf(in Impairment fault, int? pods, UpstreamSpec upstream, SimDuration patience)
    {
        ArgumentNullException.ThrowIfNull(upstream);
        if (fault.RefusedShare + fault.BlackholedShare <= 0)
        {
            return default;
        }
        int tries = Math.Min(MostTries, upstream.TriesOf(pods ?? MostTries));
        // By number of silent tries so far; every one of them so far has failed.
        Span<double> failed = stackalloc double[tries + 1];
        Span<double> found = stackalloc double[tries + 1];
        failed.Clear();
        found.Clear();
        failed[0] = 1;
        double errors = 0;
        double unanswered = 0;
        for (int attempt = 1; attempt <= tries; attempt++)
        {
            for (int lost = attempt; lost >= 0; lost--)
            {
                // Each way here comes from one of two states, with one more silent try or one more refusal.
                int? here = upstream.GoesOnInTurn && lost > 0 ? null : pods;
                int? before = upstream.GoesOnInTurn && lost > 1 ? null : pods;
                double refusedNow = failed[lost] * Chance(fault.RefusedShare, attempt - 1 - lost, attempt - 1, here);
                double silentNow =
                    lost > 0 ? failed[lost - 1] * Chance(fault.BlackholedShare, lost - 1, attempt - 1, before) : 0;
                double silentNext = failed[lost] * Chance(fault.BlackholedShare, lost, attempt - 1, here);
                found[lost] += Math.Max(0, failed[lost] - refusedNow - silentNext);
                double errorsNow = ErrorsOf(upstream, UpstreamFailures.Error, attempt, tries, lost, refusedNow);
                bool givesUp = upstream.ConnectTimeout * lost >= patience;
                double errorsLate = givesUp
                    ? 0
                    : ErrorsOf(upstream, UpstreamFailures.Timeout, attempt, tries, lost, silentNow);
                unanswered += givesUp ? silentNow : 0;
                errors += errorsNow + errorsLate;
                failed[lost] = refusedNow - errorsNow + (givesUp ? 0 : silentNow - errorsLate);
            }
        }
        return Sum(errors, unanswered, found);
    }

    /// <summary>The chance to meet one more broken pod of a kind.</summary>
    /// <param name="share">Of the pods that are broken like this.</param>
    /// <param name="met">How many of these the request has met.</param>
    /// <param name="tried">How many pods it has tried.</param>
    /// <param name="pods">Null: each try meets any.</param>
    private static double Chance(double share, int met, int tried, int? pods) =>
        pods is not { } count || tried >= count ? share : Math.Clamp(((share * count) - met) / (count - tried), 0, 1);

    /// <summary>Those of the failed tries that no further one follows.</summary>
    private static double ErrorsOf(
        UpstreamSpec upstream,
        UpstreamFailures failure,
        int attempt,
        int tries,
        int lost,
        double share
    ) => upstream.Next.Judge(failure, tries - attempt + 1, upstream.ConnectTimeout * lost).TriesNext ? 0 : share;

    private static PodTriesOutcome Sum(double errors, double unanswered, ReadOnlySpan<double> found)
    {
        double more = 0;
        double count = 0;
        for (int lost = 2; lost < found.Length; lost++)
        {
            more += found[lost];
            count += lost * found[lost];
        }
        double once = found.Length > 1 ? found[1] : 0;
        return new PodTriesOutcome(errors, unanswered, once, more, more > 0 ? count / more : 0);
    }
}
