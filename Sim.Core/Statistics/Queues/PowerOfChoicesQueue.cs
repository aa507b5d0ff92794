using Sim.Core.Quantities;

namespace Sim.Core.Statistics.Queues;

/// <summary>
/// One of very many equal servers where each arrival looks at d servers chosen at random and joins the shortest queue
/// (power of d choices, supermarket model).
/// </summary>
/// <remarks>
/// <para>
/// The share of servers with i customers or more is lambda^((d^i - 1) / (d - 1)) with the load lambda per server, so
/// the mean sojourn is S times the sum over i = 1, 2, ... of lambda^((d^i - d) / (d - 1)). Exact for Poisson arrivals,
/// exponential service in the order of arrival and endlessly many servers; n servers wait longer by a share of the
/// order of 1/n. Source: Mitzenmacher, The power of two choices in randomized load balancing (1996); Vvedenskaya,
/// Dobrushin, Karpelevich (1996).
/// </para>
/// <para>Arrivals, throughput and numbers are those of one server.</para>
/// </remarks>
public sealed class PowerOfChoicesQueue : MarkovianQueue
{
    // P(an arrival joins behind n customers or more) = lambda^((d^(n + 1) - d) / (d - 1)), as long as a double holds
    // it; not used for d = 1, where it falls so slowly that the formulas of M/M/1 take its place.
    private readonly double[] _finds;

    /// <param name="arrivals">Customers per second and server, finite, 0 or more.</param>
    /// <param name="service">Mean service time, more than 0.</param>
    /// <param name="choices">d: how many servers an arrival looks at, 1 or more. With 1 it is M/M/1.</param>
    public PowerOfChoicesQueue(RequestRate arrivals, SimDuration service, int choices)
        : base(arrivals, service, servers: 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(choices);
        Choices = choices;
        _finds = choices > 1 && IsStable ? [.. Found()] : [];
        WaitProbability = IsStable ? DeterministicMath.Pow(OfferedLoad, choices) : 1;
        MeanNumberInQueue =
            !IsStable ? double.PositiveInfinity
            : choices == 1 ? OfferedLoad * OfferedLoad / (1 - OfferedLoad)
            : OfferedLoad * _finds.Skip(1).Sum();
    }

    /// <summary>d: how many servers an arrival looks at.</summary>
    public int Choices { get; }

    /// <inheritdoc/>
    public override double WaitProbability { get; }

    /// <inheritdoc/>
    public override double MeanNumberInQueue { get; }

    /// <summary>The share of servers that hold this many customers or more, the one in service included.</summary>
    /// <param name="customers">0 or more.</param>
    public double ShareWithAtLeast(int customers)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(customers);
        return !IsStable || customers == 0 ? 1
            : Choices == 1 ? DeterministicMath.Pow(OfferedLoad, customers)
            : customers <= _finds.Length ? OfferedLoad * _finds[customers - 1]
            : 0;
    }

    private protected override double WaitTail(double seconds) =>
        Choices == 1
            ? OfferedLoad * SojournTail(seconds)
            : PoissonMean.Of(seconds / Service.TotalSeconds, _finds.Length - 2, served => _finds[served + 1]);

    private protected override double SojournTail(double seconds) =>
        Choices == 1
            ? DeterministicMath.Exp(-(1 - OfferedLoad) * seconds / Service.TotalSeconds)
            : PoissonMean.Of(seconds / Service.TotalSeconds, _finds.Length - 1, served => _finds[served]);

    private IEnumerable<double> Found()
    {
        double found = 1;
        for (double exponent = Choices; found > 0; exponent = Choices * (exponent + 1))
        {
            yield return found;
            found = DeterministicMath.Pow(OfferedLoad, exponent);
        }
    }
}
