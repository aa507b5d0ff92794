using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>One value of a metric for one pod.</summary>
/// <param name="Milli">Thousandths of the metric's unit: millicores of CPU, thousandths of a byte of memory.</param>
/// <param name="Timestamp">End of the window over which it was averaged.</param>
/// <param name="Window">Length of that window.</param>
public readonly record struct MetricReading(long Milli, SimTime Timestamp, SimDuration Window);
