namespace Sim.Core.Traffic.Recording;

/// <summary>What one group exchanged with one endpoint: counts of requests, sums of seconds.</summary>
public record struct CellTotals
{
    /// <summary>Answered on a connection that was open.</summary>
    public double Open { get; set; }

    /// <summary>Answered on a new connection.</summary>
    public double Fresh { get; set; }

    /// <summary>Sum of the time lost in failed attempts before an answer, seconds.</summary>
    public double RetrySeconds { get; set; }

    /// <summary>Sum of the time spent at the endpoint, seconds.</summary>
    public double EndpointSeconds { get; set; }

    /// <summary>Sum over <see cref="Open"/> of what faults added to each round trip, seconds.</summary>
    public double OpenDelaySeconds { get; set; }

    /// <summary>The same over <see cref="Fresh"/>.</summary>
    public double FreshDelaySeconds { get; set; }

    /// <summary>Requests given up whose last attempt failed here.</summary>
    public double Failed { get; set; }

    public readonly double Answered => Open + Fresh;

    /// <summary>What has come since earlier totals of the same cell.</summary>
    internal readonly CellTotals Since(CellTotals before) =>
        new()
        {
            Open = Open - before.Open,
            Fresh = Fresh - before.Fresh,
            RetrySeconds = RetrySeconds - before.RetrySeconds,
            EndpointSeconds = EndpointSeconds - before.EndpointSeconds,
            OpenDelaySeconds = OpenDelaySeconds - before.OpenDelaySeconds,
            FreshDelaySeconds = FreshDelaySeconds - before.FreshDelaySeconds,
            Failed = Failed - before.Failed,
        };
}
