namespace Sim.Core.Routing.Bgp.Exchange;

/// <summary>How an exchange of messages ended.</summary>
/// <param name="Messages">Announcements and withdrawals that were delivered.</param>
/// <param name="Unsettled">Networks with messages still to read when the limit was reached; empty when all is
/// quiet.</param>
public sealed record ExchangeOutcome(long Messages, IReadOnlyList<Asn> Unsettled)
{
    /// <summary>No message is left: the routes are stable.</summary>
    public bool IsConverged => Unsettled.Count == 0;
}
