using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Sim.Core.Kernel.Processes;

/// <summary>
/// What an <c>async Process</c> may await: something that ends in simulated time. Only types of this library are.
/// </summary>
/// <remarks>
/// A compiler error that names this interface stands at an await of something else, such as a <see cref="Task"/>, which
/// would resume on a thread of its own: await <see cref="Simulation.Delay"/>, a resource or another process instead.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ISimulatedAwaiter : ICriticalNotifyCompletion
{
    /// <summary>The process has stored its state; it goes on when what it awaits has ended.</summary>
    internal void Suspend(Frame frame);
}
