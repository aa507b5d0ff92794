using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Processes;

public sealed partial class Simulation
{
    /// <summary>Ends with the first of the waits, and gives its index. The others are withdrawn.</summary>
    /// <remarks>
    /// If some can end at once, the first of them is taken and no other begins; else they begin in the given order. A
    /// wait that is withdrawn has got nothing, as if it had never been asked for. A process that is no longer awaited
    /// goes on. What Any has returned is awaited once.
    /// </remarks>
    /// <param name="waits">One or more, of this simulation.</param>
    public Wait<int> Any(params ReadOnlySpan<Wait> waits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(waits.Length, nameof(waits));
        ThrowIfForeign(waits);
        return AnyOf.Create(this, waits);
    }

    /// <summary>Ends with the first of the waits, and gives its index and what it has given.</summary>
    /// <inheritdoc cref="Any(ReadOnlySpan{Wait})" path="/remarks"/>
    /// <inheritdoc cref="Any(ReadOnlySpan{Wait})" path="/param"/>
    public Wait<(int Index, TResult? Value)> Any<TResult>(params ReadOnlySpan<Wait<TResult>> waits)
    {
        ArgumentOutOfRangeException.ThrowIfZero(waits.Length, nameof(waits));
        foreach (Wait<TResult> wait in waits)
        {
            ThrowIfForeign(wait.Simulation, nameof(waits));
        }
        return AnyOf<TResult>.Create(this, waits);
    }

    /// <summary>
    /// Ends with the first of two waits, the second often a delay. Gives its index, and for index 0 what it has given.
    /// </summary>
    /// <inheritdoc cref="Any(ReadOnlySpan{Wait})" path="/remarks"/>
    public Wait<(int Index, TResult? Value)> Any<TResult>(Wait<TResult> first, Wait second)
    {
        ThrowIfForeign(first.Simulation, nameof(first));
        ThrowIfForeign(second.Simulation, nameof(second));
        return AnyOfOr<TResult>.Create(this, first, second);
    }

    /// <inheritdoc cref="Any{TResult}(ReadOnlySpan{Wait{TResult}})" path="/summary"/>
    /// <inheritdoc cref="Any(ReadOnlySpan{Wait})" path="/remarks"/>
    [OverloadResolutionPriority(1)] // Two of one kind are also two of any kind.
    public Wait<(int Index, TResult? Value)> Any<TResult>(Wait<TResult> first, Wait<TResult> second) =>
        Any<TResult>([first, second]);

    /// <summary>
    /// Ends with the first of two waits, and gives its index and what it has given; the other is default.
    /// </summary>
    /// <inheritdoc cref="Any(ReadOnlySpan{Wait})" path="/remarks"/>
    public Wait<(int Index, T1? First, T2? Second)> Any<T1, T2>(Wait<T1> first, Wait<T2> second)
    {
        ThrowIfForeign(first.Simulation, nameof(first));
        ThrowIfForeign(second.Simulation, nameof(second));
        return AnyOf<T1, T2>.Create(this, first, second);
    }

    /// <summary>
    /// Ends when each of the waits has ended. When one fails, the others are withdrawn and its exception is thrown.
    /// </summary>
    /// <remarks>
    /// What has ended before a failure or an interruption stays so: an item that was put into a store is there. What
    /// All has returned is awaited once.
    /// </remarks>
    /// <param name="waits">Of this simulation; none end at once.</param>
    public Wait All(params ReadOnlySpan<Wait> waits)
    {
        ThrowIfForeign(waits);
        return AllOf.Create(this, waits);
    }

    private void ThrowIfForeign(ReadOnlySpan<Wait> waits)
    {
        foreach (Wait wait in waits)
        {
            ThrowIfForeign(wait.Simulation, nameof(waits));
        }
    }

    private void ThrowIfForeign(Simulation simulation, string parameter)
    {
        if (simulation != this)
        {
            throw new ArgumentException("A wait of another simulation, or default.", parameter);
        }
    }
}
