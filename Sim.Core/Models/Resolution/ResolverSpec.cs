using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>The resolvers of a platform's users.</summary>
/// <param name="Count">How many in the world.</param>
/// <param name="ExtendingShare">Share of resolvers that keep answers longer than their TTL, 0 to 1.</param>
/// <param name="ExtendedTtl">The least TTL of those.</param>
public sealed record ResolverSpec(int Count, double ExtendingShare, SimDuration ExtendedTtl);
