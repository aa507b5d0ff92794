namespace Sim.Core.Kernel;

/// <summary>
/// A scheduled event, for cancelling it; stays harmless after the event has run. <c>default</c> names none.
/// </summary>
public readonly record struct EventHandle(int Slot, uint Generation);
