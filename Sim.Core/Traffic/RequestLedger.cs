namespace Sim.Core.Traffic;

/// <summary>The account of requests: <c>Sent = Answered + Failed + InFlight</c> at any time.</summary>
/// <param name="Sent">Requests that users made.</param>
/// <param name="Answered">Requests answered without error, after retries.</param>
/// <param name="Failed">Requests given up.</param>
/// <param name="InFlight">Requests between two attempts or in one that will time out.</param>
/// <param name="Attempts">Requests as the network saw them.</param>
public readonly record struct RequestLedger(
    double Sent,
    double Answered,
    double Failed,
    double InFlight,
    double Attempts
)
{
    /// <summary>What is missing from the account, as a share of what was sent.</summary>
    public double Imbalance => Sent > 0 ? Math.Abs(Sent - Answered - Failed - InFlight) / Sent : 0;
}
