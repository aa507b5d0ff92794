using Sim.Core.Quantities;

namespace Sim.Core.Models.Faults;

/// <summary>What a broken component does to traffic. <c>default</c> is a sound one.</summary>
/// <remarks>Refused and black-holed shares together are at most 1.</remarks>
/// <param name="RefusedShare">Share of connections that are refused or reset at once, 0 to 1.</param>
/// <param name="BlackholedShare">Share of connections that get no reply at all, 0 to 1.</param>
/// <param name="ErrorShare">Share of the requests that get through and are answered with an error, 0 to 1.</param>
/// <param name="DelayedShare">Share of the requests that get through and are delayed, 0 to 1.</param>
/// <param name="Delay">How long those are delayed: on a path in every round trip, elsewhere once.</param>
public readonly record struct Impairment(
    double RefusedShare,
    double BlackholedShare,
    double ErrorShare,
    double DelayedShare,
    SimDuration Delay
)
{
    /// <summary>Nobody there: every connection is refused.</summary>
    public static Impairment AllRefused => new(1, 0, 0, 0, default);

    /// <summary>Nothing comes through and nothing comes back.</summary>
    public static Impairment AllBlackholed => new(0, 1, 0, 0, default);

    public bool IsSound => RefusedShare == 0 && BlackholedShare == 0 && ErrorShare == 0 && DelayedShare == 0;

    /// <summary>Share of connections that get through, 0 to 1.</summary>
    public double PassedShare => Math.Max(0, 1 - RefusedShare - BlackholedShare);

    /// <summary>Mean over the requests that get through.</summary>
    public SimDuration MeanDelay => Delay * DelayedShare;

    /// <summary>What users meet on average who go different ways.</summary>
    /// <param name="parts">Ways with their shares, not negative and above 0 in sum.</param>
    public static Impairment Mixture(ReadOnlySpan<(Impairment Way, double Share)> parts)
    {
        double all = 0;
        double refused = 0;
        double blackholed = 0;
        double passed = 0;
        double errors = 0;
        double delayed = 0;
        double delaySeconds = 0;
        foreach ((Impairment way, double share) in parts)
        {
            double through = share * way.PassedShare;
            all += share;
            refused += share * way.RefusedShare;
            blackholed += share * way.BlackholedShare;
            passed += through;
            errors += through * way.ErrorShare;
            delayed += through * way.DelayedShare;
            delaySeconds += through * way.MeanDelay.TotalSeconds;
        }
        SimDuration delay = delayed > 0 ? SimDuration.FromSeconds(delaySeconds / delayed) : default;
        return passed > 0
            ? new Impairment(refused / all, blackholed / all, errors / passed, delayed / passed, delay)
            : new Impairment(refused / all, blackholed / all, 0, 0, default);
    }

    /// <summary>One component behind another: what the first lets through meets the second.</summary>
    /// <remarks>Associative, and a sound component changes nothing. Two delays become one with the same mean.</remarks>
    public Impairment Then(in Impairment next)
    {
        if (next.IsSound)
        {
            return this;
        }
        if (IsSound)
        {
            return next;
        }
        double delayed = 1 - ((1 - DelayedShare) * (1 - next.DelayedShare));
        SimDuration mean = MeanDelay + next.MeanDelay;
        return new Impairment(
            RefusedShare + (PassedShare * next.RefusedShare),
            BlackholedShare + (PassedShare * next.BlackholedShare),
            1 - ((1 - ErrorShare) * (1 - next.ErrorShare)),
            delayed,
            delayed > 0 ? mean * (1 / delayed) : SimDuration.Zero
        );
    }
}
