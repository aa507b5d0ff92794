using Sim.Core.Quantities;

namespace Sim.Core.Network;

/// <summary>A round trip that was measured between two points, in either direction.</summary>
/// <param name="RoundTrip">More than 0.</param>
public sealed record PointRoundTrip(GeoPoint A, GeoPoint B, SimDuration RoundTrip);
