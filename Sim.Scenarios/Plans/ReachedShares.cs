namespace Sim.Scenarios.Plans;

/// <summary>
/// Shares of users by destination over all answers that they may draw, and how far the answers differ.
/// </summary>
internal sealed class ReachedShares(int destinations)
{
    /// <summary>A smaller variance is what rounding leaves of none.</summary>
    private const double Least = 1e-12;

    private readonly double[] _squares = new double[destinations];

    /// <summary>Sum 1.</summary>
    public double[] Shares { get; } = new double[destinations];

    /// <summary>Adds one of the possible answers.</summary>
    /// <param name="probability">Its chance.</param>
    /// <param name="reached">Where its users go, sum 1.</param>
    public void Add(double probability, double[] reached)
    {
        for (int destination = 0; destination < reached.Length; destination++)
        {
            double share = reached[destination];
            Shares[destination] += probability * share;
            _squares[destination] += probability * share * share;
        }
    }

    /// <summary>
    /// Variance of the share of one cache's users who go to a destination: p (1 - p) where each answer is one address.
    /// </summary>
    public double Variance(int destination)
    {
        double mean = Shares[destination];
        double variance = _squares[destination] - (mean * mean);
        return variance > Least ? variance : 0;
    }
}
