namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>
/// A queue whose number of customers is all its state, with Poisson arrivals that are lost in the last one.
/// </summary>
/// <remarks>An unbounded queue is cut off where a state is too rare to matter.</remarks>
internal sealed class BirthDeathChain
{
    private readonly double _arrivals;
    private readonly double[] _departures;
    private readonly double[] _probabilities;

    /// <param name="arrivals">Per mean service.</param>
    /// <param name="departures">Per mean service, by the number of customers from 1 on.</param>
    /// <param name="last">The last state.</param>
    public BirthDeathChain(double arrivals, Func<int, double> departures, int last)
    {
        _arrivals = arrivals;
        _departures = [0, .. Enumerable.Range(1, last).Select(departures)];
        _probabilities = new double[last + 1];
        _probabilities[0] = 1;
        for (int n = 1; n <= last; n++)
        {
            _probabilities[n] = _probabilities[n - 1] * arrivals / _departures[n];
        }
        double sum = _probabilities.Sum();
        for (int n = 0; n <= last; n++)
        {
            _probabilities[n] /= sum;
        }
    }

    public double Mean(Func<int, double> value) => _probabilities.Select((p, n) => p * value(n)).Sum();

    /// <summary>Of the mean over time, times its length.</summary>
    /// <remarks>
    /// Burman (1980), Whitt (1992): with F_n the sum of P(i) (f(i) - mean) for i up to n, h(n + 1) - h(n) = -F_n /
    /// (lambda P(n)), so the jumps of h have the mean square 2 sum of F_n^2 / (lambda P(n)) per unit of time.
    /// </remarks>
    public double VarianceOverTime(Func<int, double> value)
    {
        double[] slopes = Slopes(value);
        return slopes.Select((slope, n) => 2 * _arrivals * _probabilities[n] * slope * slope).Sum();
    }

    /// <summary>Of the mean over arrivals, of what they find, times their number.</summary>
    /// <remarks>
    /// The sum over arrivals jumps by f(n) - mean at each, in addition to lambda times the jump of h; those that are
    /// lost move the sum and not h.
    /// </remarks>
    public double VarianceOverArrivals(Func<int, double> value)
    {
        double[] slopes = Slopes(value);
        double mean = Mean(value);
        double variance = 0;
        for (int n = 0; n < slopes.Length; n++)
        {
            double up = (_arrivals * slopes[n]) + value(n) - mean;
            double down = n > 0 ? _arrivals * slopes[n - 1] : 0;
            variance += _probabilities[n] * ((_arrivals * up * up) + (_departures[n] * down * down));
        }
        return variance / _arrivals;
    }

    /// <summary>h(n + 1) - h(n); zero in the last state. Sums are taken from the rarer side.</summary>
    private double[] Slopes(Func<int, double> value)
    {
        int last = _probabilities.Length - 1;
        double mean = Mean(value);
        double[] slopes = new double[last + 1];
        double above = 0;
        double probabilityAbove = 0;
        int n = last - 1;
        for (; n >= 0 && probabilityAbove < 0.5; n--)
        {
            above += _probabilities[n + 1] * (value(n + 1) - mean);
            probabilityAbove += _probabilities[n + 1];
            slopes[n] = above / (_arrivals * _probabilities[n]);
        }
        double below = 0;
        for (int m = 0; m <= n; m++)
        {
            below += _probabilities[m] * (value(m) - mean);
            slopes[m] = -below / (_arrivals * _probabilities[m]);
        }
        return slopes;
    }
}
