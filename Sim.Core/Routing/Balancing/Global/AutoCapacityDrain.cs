using System.Globalization;
using Sim.Core.Quantities;

namespace Sim.Core.Routing.Balancing.Global;

/// <summary>Takes backends with too few healthy endpoints out, and lets them come back.</summary>
/// <remarks>
/// Source: Cloud Load Balancing, auto-capacity draining and undraining: fewer than 25 % healthy, never more than half
/// of the backends, backends without capacity not counted among the drained; back when 35 % or more have been healthy
/// for 60 s. Which of several goes first where not all may is not published: here the least healthy, of equal ones the
/// first, an assumption.
/// </remarks>
public static class AutoCapacityDrain
{
    private const double DrainBelow = 0.25;
    private const double ReturnFrom = 0.35;

    private static readonly SimDuration s_returnAfter = SimDuration.FromSeconds(60);

    /// <param name="now">The time of the decision; never before that of the last one.</param>
    /// <param name="backends">All backends of the service.</param>
    /// <param name="reports">What is known of each.</param>
    /// <param name="drains">What is remembered of each, brought up to date.</param>
    /// <param name="why">Names backends by index.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void Update(
        SimTime now,
        IReadOnlyList<Backend> backends,
        ReadOnlySpan<BackendReport> reports,
        Span<BackendDrain> drains,
        Explanation? why = null
    )
    {
        ArgumentNullException.ThrowIfNull(backends);
        if (reports.Length != backends.Count || drains.Length != backends.Count)
        {
            throw new ArgumentException($"{backends.Count} entries are needed.", nameof(reports));
        }
        int drained = 0;
        for (int i = 0; i < drains.Length; i++)
        {
            drains[i] = Returned(now, reports[i], drains[i]);
            drained += drains[i].IsDrained ? 1 : 0;
        }
        while (2 * (drained + 1) <= drains.Length && Next(backends, reports, drains) is >= 0 and int next)
        {
            drains[next] = new BackendDrain(true, null);
            drained++;
        }
        for (int i = 0; i < drains.Length && why is not null; i++)
        {
            if (drains[i].IsDrained)
            {
                why.Reject($"backend {i}", "drained", Share(reports[i]));
            }
            else if (IsCandidate(backends[i], reports[i]))
            {
                why.Note($"backend {i}", "not drained: half of the backends are", Share(reports[i]));
            }
        }
    }

    private static BackendDrain Returned(SimTime now, in BackendReport report, in BackendDrain drain)
    {
        if (!drain.IsDrained || report.HealthyShare < ReturnFrom)
        {
            return new BackendDrain(drain.IsDrained, null);
        }
        SimTime since = drain.RecoveredAt ?? now;
        return now - since >= s_returnAfter ? default : new BackendDrain(true, since);
    }

    private static int Next(
        IReadOnlyList<Backend> backends,
        ReadOnlySpan<BackendReport> reports,
        ReadOnlySpan<BackendDrain> drains
    )
    {
        int next = -1;
        for (int i = 0; i < drains.Length; i++)
        {
            bool goes = !drains[i].IsDrained && IsCandidate(backends[i], reports[i]);
            if (goes && (next < 0 || reports[i].HealthyShare < reports[next].HealthyShare))
            {
                next = i;
            }
        }
        return next;
    }

    private static bool IsCandidate(Backend backend, in BackendReport report) =>
        backend.CapacityScaler > 0 && report.Endpoints > 0 && report.HealthyShare < DrainBelow;

    private static string Share(in BackendReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"{report.Healthy} of {report.Endpoints} endpoints healthy");
}
