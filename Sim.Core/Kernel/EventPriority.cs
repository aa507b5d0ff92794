namespace Sim.Core.Kernel;

/// <summary>
/// The order of events at the same instant: lower values run first; equal ones run in the order of scheduling.
/// </summary>
public enum EventPriority : byte
{
    /// <summary>Faults and planned changes: what the world does to the platform.</summary>
    World = 0,

    /// <summary>The control plane's own events.</summary>
    Control = 64,

    /// <summary>The data plane's steps: they see everything that happened at this instant.</summary>
    Traffic = 128,

    /// <summary>Observation: results are written after the step.</summary>
    Observation = 192,
}
