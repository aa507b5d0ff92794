using Sim.Core.Quantities;

namespace Sim.Core.Models.Telemetry;

/// <summary>What the data plane measured, over its last step, of the calls of a pool to a data store.</summary>
/// <param name="HitRatio">Share of the calls that the cache answers, 0 to 1; 0 without a cache.</param>
/// <param name="MeanTime">Mean time of a request in its calls, without the wait for a connection.</param>
/// <param name="FailedShare">Share of the pool's requests that end with an error because of it, 0 to 1.</param>
public readonly record struct StoreLoad(double HitRatio, SimDuration MeanTime, double FailedShare);
