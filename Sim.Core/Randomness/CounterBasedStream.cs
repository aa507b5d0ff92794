namespace Sim.Core.Randomness;

/// <summary>
/// Random numbers by their place, draw j of item i, in any order and any number of times: Philox4x32-10.
/// </summary>
/// <remarks>
/// For what must not depend on who comes when: the work of customer 4,711 is the same in every variant of a run, with
/// nothing stored for it. Without state, so safe for use from several threads. <c>default</c> is the stream of seed 0.
/// Where numbers are taken one after the other, <see cref="RandomStream"/> is faster.
/// </remarks>
public readonly struct CounterBasedStream
{
    private readonly ulong _key;
    private readonly ulong _mirror;

    /// <param name="seed">Any value; the key of the generator.</param>
    /// <param name="antithetic">Whether this is the antithetic stream of the seed, with 1 - u in place of u.</param>
    public CounterBasedStream(ulong seed, bool antithetic = false)
    {
        _key = seed;
        _mirror = antithetic ? ulong.MaxValue : 0;
    }

    /// <summary>64 random bits.</summary>
    /// <param name="item">Any value: the customer, the request.</param>
    /// <param name="draw">Any value: the decision to be made about it.</param>
    public ulong UInt64At(long item, int draw)
    {
        var counter = unchecked(new UInt128((uint)draw, (ulong)item));
        return unchecked((ulong)Philox4x32.Block(counter, _key)) ^ _mirror;
    }

    /// <summary>Uniform on [0, 1), a multiple of 2^-53.</summary>
    /// <inheritdoc cref="UInt64At" path="/param"/>
    public double DoubleAt(long item, int draw) => RandomStream.ToDouble(UInt64At(item, draw));

    /// <summary>
    /// Uniform on (0, 1): <see cref="DoubleAt"/> with 2^-54 in place of 0. What quantile functions take.
    /// </summary>
    /// <inheritdoc cref="UInt64At" path="/param"/>
    public double ProbabilityAt(long item, int draw) => RandomStream.ToProbability(UInt64At(item, draw));
}
