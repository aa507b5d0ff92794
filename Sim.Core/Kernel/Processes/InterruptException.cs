namespace Sim.Core.Kernel.Processes;

/// <summary>Thrown at the await of a process that another one has interrupted.</summary>
public sealed class InterruptException(object? cause)
    : Exception(cause is null ? "The process was interrupted." : $"The process was interrupted: {cause}")
{
    /// <summary>What the one that interrupted has given as the reason.</summary>
    public object? Cause { get; } = cause;
}
