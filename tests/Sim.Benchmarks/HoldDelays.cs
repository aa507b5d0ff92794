using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Benchmarks;

/// <summary>
/// Exponential delays that let one event run every microsecond in the mean; drawn before they are measured.
/// </summary>
internal sealed class HoldDelays
{
    private const int Count = 1 << 14;

    private readonly SimDuration[] _delays = new SimDuration[Count];
    private int _next;

    public HoldDelays(int pending)
    {
        var random = new RandomStream(1);
        for (int i = 0; i < Count; i++)
        {
            _delays[i] = new SimDuration((long)random.NextExponential(1_000.0 * pending));
        }
    }

    public SimDuration Next() => _delays[_next++ & (Count - 1)];
}
