using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>How many round trips TCP or QUIC needs to send a response on a fresh connection without loss.</summary>
/// <remarks>
/// The congestion window begins with 10 segments (RFC 6928) of 1,460 bytes and grows by a factor in every round: d
/// segments take log_g(d(g - 1)/10 + 1) rounds (Cardwell, Savage, Anderson, "Modeling TCP latency", INFOCOM 2000). Not
/// modeled: loss (<see cref="LossLimit"/>), receive windows, slow start after an idle period, links so slow that
/// sending a window takes longer than a round trip.
/// </remarks>
public static class SlowStart
{
    public const int InitialWindowSegments = 10;

    /// <summary>Payload of a TCP segment in a 1,500-byte packet without options.</summary>
    public const int SegmentBytes = 1460;

    /// <summary>Growth of the window per round when every segment is acknowledged.</summary>
    public const double Growth = 2;

    /// <summary>Growth per round when every second segment is acknowledged (delayed acknowledgements).</summary>
    public const double DelayedAcknowledgementGrowth = 1.5;

    /// <summary>
    /// Windows that carry the response; the first one arrives with the first byte. 1 for anything up to 14,600 bytes.
    /// </summary>
    public static int TransferRounds(ByteSize response)
    {
        double segments = Segments(response);
        double sent = InitialWindowSegments;
        double window = InitialWindowSegments;
        int rounds = 1;
        while (sent < segments)
        {
            window *= Growth;
            sent += window;
            rounds++;
        }
        return rounds;
    }

    /// <summary>Round trips between the first and the last byte: one less than <see cref="TransferRounds"/>.</summary>
    public static int RoundTripsAfterFirstByte(ByteSize response) => TransferRounds(response) - 1;

    /// <summary>The formula without rounding up.</summary>
    /// <param name="growth">More than 1 and at most 2.</param>
    public static double ContinuousRounds(ByteSize response, double growth = Growth)
    {
        if (!(growth is > 1 and <= 2))
        {
            throw new ArgumentOutOfRangeException(nameof(growth), growth, "More than 1 and at most 2 is expected.");
        }
        return DeterministicMath.Log((Segments(response) * (growth - 1) / InitialWindowSegments) + 1)
            / DeterministicMath.Log(growth);
    }

    /// <summary>Full segments, and one that is not; at least 1.</summary>
    internal static double Segments(ByteSize response)
    {
        if (!(response.Bytes >= 0 && double.IsFinite(response.Bytes)))
        {
            throw new ArgumentOutOfRangeException(nameof(response), response, "A size of 0 or more is expected.");
        }
        return Math.Max(1, Math.Ceiling(response.Bytes / SegmentBytes));
    }
}
