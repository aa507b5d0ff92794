namespace Sim.Core.Traffic.Recording;

/// <summary>What the parts of one cell's latency add up to over all its answered requests, seconds.</summary>
/// <remarks>Without what load and faults add, which <see cref="CellTotals"/> has.</remarks>
/// <param name="Dns">Looking the name up.</param>
/// <param name="Connect">TCP handshakes.</param>
/// <param name="Tls">TLS handshakes.</param>
/// <param name="Request">Round trips of requests.</param>
/// <param name="Transfer">Further round trips of responses.</param>
public readonly record struct LatencySums(double Dns, double Connect, double Tls, double Request, double Transfer)
{
    /// <summary>Requests that are in the sums.</summary>
    private double Fresh { get; init; }

    private double Answered { get; init; }

    /// <summary>These and what has been answered since, with one latency.</summary>
    internal LatencySums Plus(CellTotals totals, CellLatency latency)
    {
        double fresh = totals.Fresh - Fresh;
        return new LatencySums(
            Dns + (fresh * latency.DnsSeconds),
            Connect + (fresh * latency.ConnectSeconds),
            Tls + (fresh * latency.TlsSeconds),
            Request + ((totals.Answered - Answered) * latency.RequestSeconds),
            Transfer + (fresh * latency.TransferSeconds)
        )
        {
            Fresh = totals.Fresh,
            Answered = totals.Answered,
        };
    }

    /// <summary>What has come since earlier sums of the same cell.</summary>
    internal LatencySums Since(LatencySums before) =>
        new(
            Dns - before.Dns,
            Connect - before.Connect,
            Tls - before.Tls,
            Request - before.Request,
            Transfer - before.Transfer
        );
}
