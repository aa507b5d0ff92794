using Sim.Core.Models.Platform;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Requests;

/// <summary>Which of the simulated pods are cold, and how much slower they are: the last ones.</summary>
/// <param name="warmUp">How pods get warm.</param>
internal sealed class ColdPods(WarmUp warmUp)
{
    /// <summary>Since when, nanoseconds, of the last pods, the warmest first.</summary>
    private readonly List<long> _since = [];

    private long _begun;

    /// <param name="begun">Pods that have begun cold since the start.</param>
    /// <param name="now">When the last of them did.</param>
    /// <param name="simulated">Pods that are simulated.</param>
    /// <param name="real">Pods that these stand for.</param>
    public void Begin(long begun, SimTime now, int simulated, int real)
    {
        _since.RemoveAll(since => now.Nanoseconds - since >= warmUp.Length.Nanoseconds);
        double share = real > 0 ? simulated / (double)real : 0;
        // Of the totals, so that many small batches add up to what one large one is.
        int added = (int)Math.Clamp(Math.Round(begun * share) - Math.Round(_begun * share), 0, simulated);
        _begun = begun;
        for (int i = 0; i < added; i++)
        {
            _since.Add(now.Nanoseconds);
        }
        _since.RemoveRange(0, Math.Max(0, _since.Count - simulated));
    }

    /// <summary>CPU time of a request at a pod, in that of a warm one.</summary>
    public double FactorOf(int pod, int simulated, long now)
    {
        int index = pod - (simulated - _since.Count);
        return index < 0 ? 1 : warmUp.FactorAt(new SimDuration(now - _since[index]));
    }
}
