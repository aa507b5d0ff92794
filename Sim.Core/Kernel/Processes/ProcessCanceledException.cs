namespace Sim.Core.Kernel.Processes;

/// <summary>Thrown at the await of a process that was canceled, and at those of others that wait for its end.</summary>
public sealed class ProcessCanceledException(string process)
    : OperationCanceledException($"The process '{process}' was canceled.")
{
    /// <summary>The name of the one that was canceled.</summary>
    public string Process { get; } = process;
}
