using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Flow;

/// <summary>How many pods of a pool are cold, and how much slower they are.</summary>
/// <remarks>Pods that leave are warm ones, as long as there are any: an assumption.</remarks>
/// <param name="warmUp">How pods get warm.</param>
internal sealed class Warmth(WarmUp warmUp)
{
    private readonly List<(SimDuration Age, long Pods)> _cohorts = [];
    private long _begun;

    /// <summary>Pods that are cold over a step, and the mean of their factors in its middle, 1 or more.</summary>
    /// <param name="begun">Pods that have begun cold since the start.</param>
    /// <param name="pods">Pods that work.</param>
    /// <param name="step">Length of the step.</param>
    public (int Pods, double Factor) Over(long begun, int pods, SimDuration step)
    {
        if (begun > _begun)
        {
            _cohorts.Add((SimDuration.Zero, begun - _begun));
            _begun = begun;
        }
        double factors = 0;
        long cold = 0;
        for (int i = _cohorts.Count - 1; i >= 0; i--)
        {
            (SimDuration age, long some) = _cohorts[i];
            some = Math.Min(some, pods - cold);
            cold += some;
            factors += some * warmUp.FactorAt(age + (step * 0.5));
            _cohorts[i] = (age + step, some);
        }
        _cohorts.RemoveAll(one => one.Age >= warmUp.Length || one.Pods <= 0);
        return cold > 0 ? ((int)cold, factors / cold) : (0, 1);
    }
}
