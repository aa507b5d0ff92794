using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>What the loss of packets adds to one request on a connection that is there.</summary>
/// <remarks>
/// <para>
/// Most requests lose nothing. Of the others some send again after a round trip, because enough segments came behind
/// the lost one, and some when the retransmission timer ends: round trip and 200 ms (Linux), doubling. What a long
/// response still has to send then it sends as fast as loss allows (<see cref="LossLimit"/>).
/// </para>
/// <para>
/// Sources: Cardwell, Savage, Anderson, "Modeling TCP latency", INFOCOM 2000; the share of timers is that of Padhye,
/// Firoiu, Towsley, Kurose, SIGCOMM 1998, with the window of slow start. Loss is random, as in both. Not modeled: tail
/// loss probes (RFC 8985), which turn some timers into round trips, so this is cautious.
/// </para>
/// </remarks>
public sealed class LossRecovery
{
    /// <summary>The least that Linux adds to the round trip before it sends again.</summary>
    private const double LeastMarginSeconds = 0.2;

    private readonly Ratio _loss;

    /// <summary>Segments that are left after a loss, a mean over requests that lose anything.</summary>
    private readonly double _segmentsLeft;

    /// <summary>The mean wait of a timer over its first value.</summary>
    private readonly double _doublings;

    /// <param name="loss">Of packets in one direction, 0 or more and less than 1.</param>
    /// <param name="exchanges">
    /// Round trips of single packets before the request, each way one that may be lost: those of TLS on a new
    /// connection; its first packets are another matter (<see cref="LostConnect"/>).
    /// </param>
    /// <param name="response">0 or more.</param>
    public LossRecovery(Ratio loss, int exchanges, ByteSize response)
    {
        if (!(loss.Value is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "0 or more and less than 1 is expected.");
        }
        ArgumentOutOfRangeException.ThrowIfNegative(exchanges);
        _loss = loss;
        double p = loss.Value;
        double segments = SlowStart.Segments(response);
        if (p <= 0)
        {
            return;
        }
        double lastWindow =
            SlowStart.InitialWindowSegments * (double)(1L << SlowStart.RoundTripsAfterFirstByte(response));
        double windowPackets = Math.Min(segments, lastWindow);
        double single = 1 - Kept(p, 1 + (2 * exchanges));
        double inResponse = 1 - Kept(p, segments);
        double timers = TimersOf(p, windowPackets);
        TimerShare = single + ((1 - single) * inResponse * timers);
        FastShare = (1 - single) * inResponse * (1 - timers);
        double before = (inResponse * (1 - p) / p) + 1;
        _segmentsLeft = Math.Max(0, segments - before) / (TimerShare + FastShare);
        double square = p * p;
        _doublings = (1 + p + (2 * square) + (4 * square * p) + (8 * square * square)) / (1 - p);
    }

    /// <summary>Of requests that recover after a round trip, 0 to 1.</summary>
    public double FastShare { get; }

    /// <summary>Of requests that wait for a timer, 0 to 1.</summary>
    public double TimerShare { get; }

    /// <summary>The added time of a request that loses packets; grows with the round trip.</summary>
    /// <param name="roundTrip">More than 0.</param>
    /// <param name="byTimer">It waits for a timer.</param>
    public SimDuration Delay(SimDuration roundTrip, bool byTimer)
    {
        double seconds = roundTrip.TotalSeconds;
        double recovery = byTimer ? (seconds + LeastMarginSeconds) * _doublings : seconds;
        double rest = _segmentsLeft > 0 ? _segmentsLeft / LossLimit.Pftk(roundTrip, _loss) : 0;
        return SimDuration.FromSeconds(recovery + rest);
    }

    /// <summary>The mean over all requests.</summary>
    /// <inheritdoc cref="Delay" path="/param"/>
    public SimDuration MeanDelay(SimDuration roundTrip) =>
        FastShare + TimerShare > 0
            ? (Delay(roundTrip, byTimer: false) * FastShare) + (Delay(roundTrip, byTimer: true) * TimerShare)
            : SimDuration.Zero;

    /// <summary>The time of requests with what loss adds, each as its round trip has it.</summary>
    /// <param name="roundTrip">Round trips of the users; more than 0.</param>
    /// <param name="timeOf">The time without loss by the round trip, growing.</param>
    public LatencyDistribution Time(LatencyDistribution roundTrip, Func<SimDuration, SimDuration> timeOf)
    {
        ArgumentNullException.ThrowIfNull(roundTrip);
        ArgumentNullException.ThrowIfNull(timeOf);
        LatencyDistribution unharmed = roundTrip.Map(timeOf);
        return FastShare + TimerShare <= 0
            ? unharmed
            : LatencyDistribution.Mixture(
                (unharmed, new Ratio(1 - FastShare - TimerShare)),
                (roundTrip.Map(trip => timeOf(trip) + Delay(trip, byTimer: false)), new Ratio(FastShare)),
                (roundTrip.Map(trip => timeOf(trip) + Delay(trip, byTimer: true)), new Ratio(TimerShare))
            );
    }

    /// <summary>
    /// Share of the losses in a window that nothing but a timer notices: min(1, (1 - k^3)(1 + k^3 (1 - k^(w-3))) /
    /// (1 - k^w)) with k = 1 - p, about 3/w.
    /// </summary>
    private static double TimersOf(double p, double window)
    {
        if (window <= 3)
        {
            return 1;
        }
        double three = Kept(p, 3);
        return Math.Min(1, (1 - three) * (1 + (three * (1 - Kept(p, window - 3)))) / (1 - Kept(p, window)));
    }

    /// <summary>The chance that none of so many packets is lost.</summary>
    private static double Kept(double p, double packets) =>
        DeterministicMath.Exp(packets * DeterministicMath.Log(1 - p));
}
