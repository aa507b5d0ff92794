using Sim.Core.Quantities;
using Sim.Core.Randomness;

namespace Sim.Core.Routing.Bgp.Synthesis;

/// <summary>
/// The random numbers of one network for one purpose, one after the other: what a network draws does not move the
/// numbers of others.
/// </summary>
/// <remarks>A mutable struct: pass it by reference.</remarks>
internal struct Lots(CounterBasedStream stream, int network)
{
    private int _draws;

    /// <summary>Uniform on [0, 1).</summary>
    public double Next() => stream.DoubleAt(network, _draws++);

    public int Next(int below) => (int)(Next() * below);

    public bool IsOneOf(double share) => Next() < share;

    /// <summary>A whole number from 1 up that reaches n with probability n^-exponent: Pareto, rounded down.</summary>
    public int NextHeavy(double exponent, int most) =>
        (int)Math.Min(most, DeterministicMath.Pow(1 - Next(), -1 / exponent));
}
