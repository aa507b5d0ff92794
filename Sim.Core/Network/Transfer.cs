using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>
/// One request and its response: from the client's first packet to the first and to the last byte that comes back.
/// Without the look-up of the name, and without the work of the server.
/// </summary>
public sealed record Transfer
{
    /// <summary>Between the client and where its connection ends, with the access network; more than 0.</summary>
    public required SimDuration RoundTrip { get; init; }

    /// <summary>
    /// From where the connection ends to where requests are answered, over a connection that is open: behind an edge
    /// that terminates connections. 0 without one.
    /// </summary>
    public SimDuration Behind { get; init; }

    public required Handshake Handshake { get; init; }

    /// <summary>With headers; 0 or more.</summary>
    public required ByteSize Response { get; init; }

    /// <summary>
    /// The connection has carried enough for its congestion window to hold the response: it needs no further rounds.
    /// </summary>
    public bool WindowIsOpen { get; init; }

    /// <summary>Of packets in one direction between client and where its connection ends. Default 0.</summary>
    public Ratio Loss { get; init; }

    /// <summary>Handshakes at the near end, request and begin of the response at the far one, lost first
    /// packets.</summary>
    public SimDuration FirstByte =>
        (RoundTrip * (long)Handshake.RoundTrips)
        + Behind
        + (Handshake.Connect > 0 ? LostConnect.MeanWait(new PathQuality(0, Loss).RoundTripLoss) : SimDuration.Zero);

    /// <summary>
    /// From the first byte to the last: the rounds of slow start, or what the loss of packets allows, whichever is
    /// longer.
    /// </summary>
    public SimDuration Download
    {
        get
        {
            SimDuration rounds = WindowIsOpen
                ? SimDuration.Zero
                : RoundTrip * (long)SlowStart.RoundTripsAfterFirstByte(Response);
            if (Loss.Value <= 0)
            {
                return rounds;
            }
            // The first segment is there with the first byte.
            double segments = SlowStart.Segments(Response) - 1;
            var limited = SimDuration.FromSeconds(segments / LossLimit.Pftk(RoundTrip, Loss));
            return limited > rounds ? limited : rounds;
        }
    }

    public SimDuration LastByte => FirstByte + Download;
}
