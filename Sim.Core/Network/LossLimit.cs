using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>How fast one long connection can be when packets are lost, and nothing else holds it back.</summary>
/// <remarks>
/// Steady state of a Reno-like congestion control; loss is random and independent of the load. CUBIC and BBR are faster
/// on long paths, so these are cautious.
/// </remarks>
public static class LossLimit
{
    /// <summary>Segments that one acknowledgement covers where acknowledgements are delayed (RFC 5681).</summary>
    public const int DelayedAcknowledgement = 2;

    /// <summary>The least that Linux adds to the round trip before it sends again.</summary>
    private static readonly SimDuration s_leastMargin = SimDuration.FromMilliseconds(200);

    /// <summary>
    /// Segments per second by Padhye, Firoiu, Towsley and Kurose ("Modeling TCP throughput", SIGCOMM 1998): lost
    /// segments that are sent again at once, and those that wait for the timer.
    /// </summary>
    /// <param name="roundTrip">More than 0.</param>
    /// <param name="timeout">Of the retransmission timer, its first value; more than 0.</param>
    /// <param name="loss">Of segments, more than 0 and less than 1.</param>
    /// <param name="perAcknowledgement">Segments that one acknowledgement covers, 1 or 2.</param>
    /// <param name="largestWindow">Of the receiver, in segments; more than 0.</param>
    public static double Pftk(
        SimDuration roundTrip,
        SimDuration timeout,
        Ratio loss,
        int perAcknowledgement = DelayedAcknowledgement,
        double largestWindow = double.PositiveInfinity
    )
    {
        Check(roundTrip, loss, perAcknowledgement);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(timeout.Nanoseconds, nameof(timeout));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(largestWindow);
        double p = loss.Value;
        double b = perAcknowledgement;
        double again = roundTrip.TotalSeconds * Math.Sqrt(2 * b * p / 3);
        double waits = Math.Min(1, 3 * Math.Sqrt(3 * b * p / 8)) * p * (1 + (32 * p * p));
        return Math.Min(largestWindow / roundTrip.TotalSeconds, 1 / (again + (timeout.TotalSeconds * waits)));
    }

    /// <summary>As the other overload, with the timer of Linux: the round trip and 200 ms.</summary>
    public static double Pftk(SimDuration roundTrip, Ratio loss) => Pftk(roundTrip, roundTrip + s_leastMargin, loss);

    /// <summary>
    /// Segments per second by Mathis, Semke, Mahdavi and Ott ("The macroscopic behavior of the TCP congestion avoidance
    /// algorithm", 1997): sqrt(3 / (2 b p)) per round trip; an upper bound, as no timer ever expires.
    /// </summary>
    /// <inheritdoc cref="Pftk(SimDuration, SimDuration, Ratio, int, double)"/>
    public static double Mathis(SimDuration roundTrip, Ratio loss, int perAcknowledgement = 1)
    {
        Check(roundTrip, loss, perAcknowledgement);
        return Math.Sqrt(1.5 / (perAcknowledgement * loss.Value)) / roundTrip.TotalSeconds;
    }

    private static void Check(SimDuration roundTrip, Ratio loss, int perAcknowledgement)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(roundTrip.Nanoseconds, nameof(roundTrip));
        if (!(loss.Value is > 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(loss), loss, "More than 0 and less than 1 is expected.");
        }
        if (perAcknowledgement is not (1 or 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(perAcknowledgement),
                perAcknowledgement,
                "1 or 2 is expected."
            );
        }
    }
}
