using Sim.Core.Statistics.Inference;

namespace Sim.Scenarios.Experiments.Capacities;

/// <summary>How sure an answer is, and how much it may cost.</summary>
public sealed record CapacitySettings
{
    /// <summary>
    /// That no verdict of the search is wrong, and so the answer is right: above 0, below 1. Default 0.95: a
    /// convention.
    /// </summary>
    public double Level { get; init; } = ConfidenceInterval.UsualLevel;

    /// <summary>
    /// Replications of a value in one case before the first verdict where anything is random, 2 or more. Default 4: an
    /// assumption. What is the same in all of them is taken for constant.
    /// </summary>
    public int FirstLook { get; init; } = 4;

    /// <summary>Replications of a value in one case after which it stays open, 2 or more. Default 128: an
    /// assumption.</summary>
    public int MostReplications { get; init; } = 128;

    /// <summary>When it is looked: at the first, then whenever there are twice as many, and at the most.</summary>
    internal IReadOnlyList<int> Looks
    {
        get
        {
            List<int> looks = [];
            for (int n = Math.Min(FirstLook, MostReplications); n < MostReplications; n *= 2)
            {
                looks.Add(n);
            }
            return [.. looks, MostReplications];
        }
    }
}
