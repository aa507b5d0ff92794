using Sim.Core.Quantities;

namespace Sim.Core.Kernel.Processes;

/// <summary>
/// Thrown by <see cref="SimulationKernel.RunUntil"/>: a process has thrown, and no process awaited it.
/// </summary>
/// <remarks>The inner exception is what it has thrown. The run can go on.</remarks>
public sealed class ProcessFailedException(string process, SimTime at, Exception fault)
    : Exception($"The process '{process}' failed at {at}, and nobody awaited it: {fault.Message}", fault)
{
    /// <summary>The name of the one that failed.</summary>
    public string Process { get; } = process;

    public SimTime At { get; } = at;
}
