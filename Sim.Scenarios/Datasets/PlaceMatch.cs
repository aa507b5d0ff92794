namespace Sim.Scenarios.Datasets;

/// <summary>What a name may mean.</summary>
/// <param name="Place">Null when the name is unknown or means several places.</param>
/// <param name="Choices">The places that it could mean, where there are several.</param>
/// <param name="Suggestion">For an unknown name the nearest known one; null when none is near.</param>
public sealed record PlaceMatch(Place? Place, IReadOnlyList<Place> Choices, string? Suggestion);
