namespace Sim.Scenarios.Results;

/// <summary>The ledger of the run: <c>Sent = Answered + Failed + InFlight</c>.</summary>
/// <param name="Sent">Requests that users made.</param>
/// <param name="Answered">Requests answered without error, after retries.</param>
/// <param name="Failed">Requests given up, after retries.</param>
/// <param name="InFlight">Requests still open at the end.</param>
/// <param name="Attempts">Requests as the network saw them, retries included.</param>
/// <param name="PeakRate">Largest request rate of a step, requests per second.</param>
public sealed record Totals(
    double Sent,
    double Answered,
    double Failed,
    double InFlight,
    double Attempts,
    double PeakRate
);
