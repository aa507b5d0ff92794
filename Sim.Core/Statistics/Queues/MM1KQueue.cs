using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// M/M/1/K: Poisson arrivals, one exponential server and K places, the one in service included; who finds them taken is
/// lost.
/// </summary>
/// <remarks>
/// The number of customers has P(n) proportional to rho^n for n = 0..K, uniform at rho = 1, and an arrival is lost with
/// P(K). Stable under any load. Source: Kleinrock, Queueing Systems I (1975), section 3.6. The sums are taken from the
/// likelier end, so that nothing cancels and nothing overflows, at and around rho = 1 too.
/// </remarks>
public sealed class MM1KQueue : MarkovianQueue
{
    private const int MostPlaces = 1_000_000;

    // x = rho or, above 1, its inverse: the ratio of neighboring probabilities, at most 1; and -ln x.
    private readonly double _ratio;
    private readonly double _decay;

    /// <param name="arrivals">Offered customers per second, finite, 0 or more.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    /// <param name="places">K: places for those waiting and the one in service, 1 to 1,000,000.</param>
    public MM1KQueue(RequestRate arrivals, SimDuration service, int places)
        : base(arrivals, service, servers: 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(places);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(places, MostPlaces);
        Places = places;
        double rho = OfferedLoad;
        _ratio = rho > 1 ? 1 / rho : rho;
        // Beyond 800 every power vanishes anyway.
        _decay = Math.Min(800, -DeterministicMath.Log(_ratio));
        (double all, _) = GeometricSum.Of(_ratio, places + 1);
        (double butLast, double moment) = GeometricSum.Of(_ratio, places);
        double last = DeterministicMath.Pow(_ratio, places);
        if (rho > 1)
        {
            // State K - j has weight x^j.
            LossProbability = 1 / all;
            Utilization = butLast / all;
            MeanNumberInQueue = (((places - 1) * butLast) - moment) / all;
        }
        else
        {
            LossProbability = last / all;
            Utilization = rho * butLast / all;
            MeanNumberInQueue = rho * moment / all;
        }
        WaitProbability = Finds(1);
    }

    /// <summary>K: places for those waiting and the one in service.</summary>
    public int Places { get; }

    /// <inheritdoc/>
    public override bool IsStable => true;

    /// <inheritdoc/>
    public override double Utilization { get; }

    /// <inheritdoc/>
    public override double LossProbability { get; }

    /// <inheritdoc/>
    public override double WaitProbability { get; }

    /// <inheritdoc/>
    public override double MeanNumberInQueue { get; }

    private protected override double WaitTail(double seconds) =>
        PoissonMean.Of(seconds / Service.TotalSeconds, Places - 2, served => Finds(served + 1));

    private protected override double SojournTail(double seconds) =>
        PoissonMean.Of(seconds / Service.TotalSeconds, Places - 1, Finds);

    /// <summary>The probability that an admitted arrival finds this many customers or more, 0 to K.</summary>
    private double Finds(int customers)
    {
        // It finds 0 to K - 1, so the share is (1 - x^(K - n)) / (1 - x^K), times x^n where the low states are the
        // likely ones.
        int rest = Places - customers;
        double share = rest * MeanDecay.Until(rest * _decay) / (Places * MeanDecay.Until(Places * _decay));
        return OfferedLoad > 1 ? share : share * DeterministicMath.Pow(_ratio, customers);
    }
}
