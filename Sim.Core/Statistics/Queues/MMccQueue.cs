using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>M/M/c/c: Poisson arrivals, c servers and no waiting room; who finds all busy is lost (Erlang B).</summary>
/// <remarks>
/// Numbers and losses hold for every distribution of the service time with the same mean (insensitivity; Sevastyanov
/// 1957), the distribution of the sojourn for the exponential one. Stable under any load. Source:
/// <see cref="ErlangB"/>.
/// </remarks>
public sealed class MMccQueue : MarkovianQueue
{
    /// <inheritdoc/>
    public MMccQueue(RequestRate arrivals, SimDuration service, int servers)
        : base(arrivals, service, servers)
    {
        LossProbability = ErlangB.Blocking(servers, OfferedLoad);
        Utilization = ErlangB.CarriedLoad(servers, OfferedLoad) / servers;
    }

    /// <inheritdoc/>
    public override bool IsStable => true;

    /// <inheritdoc/>
    public override double Utilization { get; }

    /// <inheritdoc/>
    public override double LossProbability { get; }

    /// <inheritdoc/>
    public override double WaitProbability => 0;

    /// <inheritdoc/>
    public override double MeanNumberInQueue => 0;

    private protected override double WaitTail(double seconds) => 0;

    private protected override double SojournTail(double seconds) =>
        DeterministicMath.Exp(-seconds / Service.TotalSeconds);
}
