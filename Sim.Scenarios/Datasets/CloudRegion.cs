using Sim.Core.Quantities;

namespace Sim.Scenarios.Datasets;

/// <summary>A region of a cloud provider.</summary>
/// <param name="Name">As the provider writes it, such as europe-west1.</param>
/// <param name="Country">ISO 3166 alpha-2.</param>
/// <param name="Location">The town's; right to 5 to 20 km.</param>
public sealed record CloudRegion(CloudProvider Provider, string Name, string Town, string Country, GeoPoint Location);
