using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Models.Publication;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>What the workers of a site know of pods that do not answer: nginx's <c>max_fails</c>, as a mean.</summary>
/// <remarks>
/// Each worker learns by itself: of a broken pod after max_fails of its own tries there, of a silent one only when the
/// first of these have waited in vain. A pod that it knows it leaves out, but for one try each time that fail_timeout
/// has passed. When pods are mended they are taken to be back at once.
/// </remarks>
/// <param name="upstream">What nginx does; max_fails is not 0.</param>
/// <param name="workers">Of all blades together.</param>
internal sealed class PassiveChecks(UpstreamSpec upstream, int workers)
{
    /// <summary>nginx counts whole seconds, so it waits half of one longer in the mean.</summary>
    private const double Rounding = 0.5;

    private double _refusingKnown;
    private double _silentKnown;
    private double _silentSeconds;

    /// <summary>The pool as the requests of a step meet it in their tries.</summary>
    /// <param name="pool">As it is.</param>
    /// <param name="requests">Per second, of all workers.</param>
    /// <param name="patience">Of the client; when it ends before the try, nginx learns nothing.</param>
    /// <param name="step">Its length.</param>
    public PoolState Meet(in PoolState pool, double requests, SimDuration patience, SimDuration step)
    {
        Impairment fault = pool.Fault;
        double refusing = fault.RefusedShare * pool.Serving;
        double silent = fault.BlackholedShare * pool.Serving;
        _refusingKnown = Math.Min(_refusingKnown, refusing);
        _silentKnown = Math.Min(_silentKnown, silent);
        if (refusing + silent <= 0 || requests <= 0)
        {
            _silentSeconds = 0;
            return pool;
        }
        double seconds = step.TotalSeconds;
        double inTurn = Math.Max(1, pool.Serving - _refusingKnown - _silentKnown);
        double turns = requests / workers / inTurn;
        double learning = upstream.ConnectTimeout.TotalSeconds;
        double before = _silentSeconds;
        _silentSeconds = silent > 0 && patience > upstream.ConnectTimeout ? before + seconds : 0;
        double learned = Math.Clamp(_silentSeconds - learning, 0, seconds);
        double refusingNew = Learn(ref _refusingKnown, refusing, turns, seconds, seconds);
        double silentNew = Learn(ref _silentKnown, silent, turns, learned, seconds);
        if (fault.PassedShare <= 0)
        {
            // Who knows all pods answers at once that there is none.
            double stillSilent = silent > 0 ? silentNew / silent * fault.BlackholedShare : 0;
            return pool with { Fault = fault with { RefusedShare = 1 - stillSilent, BlackholedShare = stillSilent } };
        }
        double left = pool.Serving - (refusing - refusingNew) - (silent - silentNew);
        double again = upstream.FailTimeout.TotalSeconds + Rounding + (1 / turns);
        double retriedRefusing = (refusing - refusingNew) * workers / again / requests;
        double retriedSilent = (silent - silentNew) * workers / (again + learning) / requests;
        double met = Math.Min(1, (refusingNew / left) + retriedRefusing);
        return new PoolState(
            (int)Math.Max(1, Math.Round(left)),
            fault with
            {
                RefusedShare = met,
                BlackholedShare = Math.Min(1 - met, (silentNew / left) + retriedSilent),
            }
        );
    }

    /// <summary>Workers learn of broken pods.</summary>
    /// <param name="known">How many a worker knows.</param>
    /// <param name="broken">How many there are.</param>
    /// <param name="turns">How often a worker tries each of them, per second.</param>
    /// <param name="learning">Seconds of the step in which tries end.</param>
    /// <param name="seconds">Of the step.</param>
    /// <returns>How many a worker does not know, a mean over the step.</returns>
    private double Learn(ref double known, double broken, double turns, double learning, double seconds)
    {
        double unknown = broken - known;
        double rate = turns / upstream.MaxFails;
        double rest = DeterministicMath.Exp(-rate * learning);
        double mean = (unknown * (seconds - learning)) + (unknown * (1 - rest) / rate);
        known = broken - (unknown * rest);
        return Math.Clamp(mean / seconds, 0, unknown);
    }
}
