using Sim.Core.Quantities;

namespace Sim.Scenarios.Replay;

/// <summary>One row of a trace.</summary>
/// <param name="Time">Since the origin of its times.</param>
internal readonly record struct TracePoint(SimDuration Time, double Value, int Line);
