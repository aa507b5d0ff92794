using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>The autoscaler wanted another number of pods.</summary>
/// <param name="At">Since the begin of the trace.</param>
/// <param name="From">Pods wanted before.</param>
/// <param name="To">Pods wanted from now on.</param>
/// <param name="Reason">Its condition AbleToScale.</param>
public readonly record struct ReplayDecision(SimDuration At, int From, int To, string Reason);
