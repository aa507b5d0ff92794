using Sim.Core.Quantities;
using Sim.Core.Traffic.Flow;

namespace Sim.Core.Traffic;

/// <summary>
/// The time that requests spend at an endpoint as a few values with weights: waits and services of its stations in a
/// row.
/// </summary>
/// <remarks>
/// Stations are taken as independent. Exponential parts are cut into pieces of known mean, so the mean is exact and the
/// 50th, 95th and 99th percentiles of one exponential are within 3 %; sums of more than <see cref="MostPieces"/> pieces
/// are merged by neighbors, which keeps the mean and leaves those of two exponentials in a row within 12 %.
/// </remarks>
public sealed class SojournDistribution
{
    private const int MostPieces = 12;

    /// <summary>
    /// Upper ends of the pieces of an exponential, as probabilities: 50, 95 and 99 % lie inside a piece, near its mean.
    /// </summary>
    private static readonly double[] s_cuts = [0.36, 0.62, 0.84, 0.925, 0.968, 0.985, 0.9935];

    private static readonly (double Value, double Weight)[] s_exponential = CutExponential();

    private readonly List<(double Seconds, double Weight)> _pieces = [(0, 1)];

    /// <summary>Values in seconds, ascending, with weights that sum to 1.</summary>
    public IReadOnlyList<(double Seconds, double Weight)> Pieces => _pieces;

    public double MeanSeconds
    {
        get
        {
            double mean = 0;
            foreach ((double seconds, double weight) in _pieces)
            {
                mean += seconds * weight;
            }
            return mean;
        }
    }

    /// <summary>Share of requests that take longer.</summary>
    public double ShareAbove(SimDuration limit)
    {
        double seconds = limit.TotalSeconds;
        double share = 0;
        foreach ((double value, double weight) in _pieces)
        {
            share += value > seconds ? weight : 0;
        }
        return Math.Min(1, share);
    }

    /// <summary>The distribution of those that take no longer than a limit; the same when nobody does.</summary>
    public SojournDistribution Within(SimDuration limit)
    {
        double late = ShareAbove(limit);
        if (late is <= 0 or >= 1)
        {
            return this;
        }
        var within = new SojournDistribution();
        within._pieces.Clear();
        foreach ((double seconds, double weight) in _pieces)
        {
            if (seconds <= limit.TotalSeconds)
            {
                within._pieces.Add((seconds, weight / (1 - late)));
            }
        }
        return within;
    }

    public void AddConstant(SimDuration time)
    {
        for (int i = 0; i < _pieces.Count; i++)
        {
            _pieces[i] = (_pieces[i].Seconds + time.TotalSeconds, _pieces[i].Weight);
        }
    }

    /// <summary>Adds an exponential time that occurs with a probability, given by its mean.</summary>
    public void AddExponential(SimDuration mean, double probability)
    {
        if (probability * mean.TotalSeconds < 0.01 * MeanSeconds)
        {
            AddConstant(mean * probability);
            return;
        }
        var sums = new List<(double Seconds, double Weight)>(_pieces.Count * (s_exponential.Length + 1));
        foreach ((double seconds, double weight) in _pieces)
        {
            if (probability < 1)
            {
                sums.Add((seconds, weight * (1 - probability)));
            }
            foreach ((double value, double share) in s_exponential)
            {
                sums.Add((seconds + (value * mean.TotalSeconds), weight * probability * share));
            }
        }
        Replace(sums);
    }

    /// <summary>Adds a fixed time that a share of the requests meets.</summary>
    public void AddDelay(SimDuration delay, double share) => AddDelays(delay, share, 0, 0);

    /// <summary>Adds a fixed time that a share of the requests meets once, and another share several times.</summary>
    /// <param name="delay">The time, not negative.</param>
    /// <param name="once">0 to 1.</param>
    /// <param name="several">0 to 1; both together at most 1.</param>
    /// <param name="times">How often that is in the mean.</param>
    public void AddDelays(SimDuration delay, double once, double several, double times)
    {
        if (once + several <= 0 || delay == SimDuration.Zero)
        {
            return;
        }
        var sums = new List<(double Seconds, double Weight)>(_pieces.Count * 3);
        double never = 1 - once - several;
        foreach ((double seconds, double weight) in _pieces)
        {
            AddPart(sums, seconds, weight * never);
            AddPart(sums, seconds + delay.TotalSeconds, weight * once);
            AddPart(sums, seconds + (times * delay.TotalSeconds), weight * several);
        }
        Replace(sums);
    }

    private static void AddPart(List<(double Seconds, double Weight)> sums, double seconds, double weight)
    {
        if (weight > 0)
        {
            sums.Add((seconds, weight));
        }
    }

    /// <summary>Another one that is the same until now.</summary>
    internal SojournDistribution Copy()
    {
        var copy = new SojournDistribution();
        copy._pieces.Clear();
        copy._pieces.AddRange(_pieces);
        return copy;
    }

    /// <summary>A share of the requests takes what another distribution says instead.</summary>
    internal void Mix(SojournDistribution other, double share)
    {
        var both = new List<(double Seconds, double Weight)>(_pieces.Count + other._pieces.Count);
        foreach ((double seconds, double weight) in _pieces)
        {
            AddPart(both, seconds, weight * (1 - share));
        }
        foreach ((double seconds, double weight) in other._pieces)
        {
            AddPart(both, seconds, weight * share);
        }
        Replace(both);
    }

    /// <summary>Adds the wait at a station.</summary>
    public void AddWait(in StationWait wait)
    {
        if (wait.Backlog > SimDuration.Zero)
        {
            AddConstant(wait.Backlog);
        }
        if (wait.Probability > 0)
        {
            AddExponential(wait.Mean, wait.Probability);
        }
    }

    /// <summary>Mean of an exponential of mean 1 between two of its quantiles, for each piece.</summary>
    private static (double Value, double Weight)[] CutExponential()
    {
        var pieces = new (double Value, double Weight)[s_cuts.Length + 1];
        double from = 0;
        for (int i = 0; i <= s_cuts.Length; i++)
        {
            double to = i < s_cuts.Length ? s_cuts[i] : 1;
            // Integral of x e^-x between a and b is (a + 1) e^-a - (b + 1) e^-b.
            double a = -DeterministicMath.Log(1 - from);
            double upper = to < 1 ? (1 - DeterministicMath.Log(1 - to)) * (1 - to) : 0;
            pieces[i] = ((((a + 1) * (1 - from)) - upper) / (to - from), to - from);
            from = to;
        }
        return pieces;
    }

    /// <summary>
    /// Sorts, then joins neighbors until few are left, always the pair whose join changes the shape least.
    /// </summary>
    private void Replace(List<(double Seconds, double Weight)> sums)
    {
        sums.Sort(
            static (a, b) =>
                a.Seconds.CompareTo(b.Seconds) is var order and not 0 ? order : a.Weight.CompareTo(b.Weight)
        );
        while (sums.Count > MostPieces)
        {
            int least = 0;
            double leastCost = double.PositiveInfinity;
            for (int i = 0; i + 1 < sums.Count; i++)
            {
                double gap = sums[i + 1].Seconds - sums[i].Seconds;
                double weight = sums[i].Weight + sums[i + 1].Weight;
                double cost = weight > 0 ? gap * sums[i].Weight * sums[i + 1].Weight / weight * gap : 0;
                if (cost < leastCost)
                {
                    (least, leastCost) = (i, cost);
                }
            }
            (double left, double leftWeight) = sums[least];
            (double right, double rightWeight) = sums[least + 1];
            double total = leftWeight + rightWeight;
            double mean = total > 0 ? ((left * leftWeight) + (right * rightWeight)) / total : left;
            sums[least] = (mean, total);
            sums.RemoveAt(least + 1);
        }
        _pieces.Clear();
        _pieces.AddRange(sums);
    }
}
