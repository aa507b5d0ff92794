using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>M/M/c: Poisson arrivals, c exponential servers, one unbounded queue (Erlang C).</summary>
/// <remarks>
/// An arrival waits with Erlang's probability C, and then an exponential time of mean S / (c - a) for a load of a
/// erlangs: Wq = C S / (c - a). Source: Kleinrock, Queueing Systems I (1975), section 3.5; <see cref="ErlangC"/>. Where
/// service is not exponential, see <see cref="GGcQueue"/>.
/// </remarks>
public sealed class MMcQueue : MarkovianQueue
{
    /// <inheritdoc/>
    public MMcQueue(RequestRate arrivals, SimDuration service, int servers)
        : base(arrivals, service, servers)
    {
        WaitProbability = ErlangC.Wait(servers, OfferedLoad);
    }

    /// <inheritdoc/>
    public override double WaitProbability { get; }

    /// <inheritdoc/>
    public override double MeanNumberInQueue =>
        IsStable ? WaitProbability * OfferedLoad / (Servers - OfferedLoad) : double.PositiveInfinity;

    private protected override double WaitTail(double seconds) =>
        WaitProbability * DeterministicMath.Exp(-(Servers - OfferedLoad) * seconds / Service.TotalSeconds);

    private protected override double SojournTail(double seconds)
    {
        double services = seconds / Service.TotalSeconds;
        return ((1 - WaitProbability) * DeterministicMath.Exp(-services))
            + (WaitProbability * SumTail(1, Servers - OfferedLoad, services));
    }

    /// <summary>P(X + Y &gt; t) for independent exponentials with two rates, which may be equal.</summary>
    private static double SumTail(double rate, double other, double time)
    {
        double slow = Math.Min(rate, other);
        double apart = Math.Abs(rate - other) * time;
        return DeterministicMath.Exp(-slow * time) * (1 + (slow * time * MeanDecay.Until(apart)));
    }
}
