namespace Sim.Scenarios.Results.Thresholds;

/// <summary>Whose traffic or which resource a threshold speaks about; null selects everything.</summary>
/// <param name="Region">Lower-case continent code.</param>
/// <param name="Country">ISO 3166 alpha-2, upper case; excludes the two others.</param>
/// <param name="Endpoint">A site or pool.</param>
/// <param name="Resource">Only for utilization, such as <c>blade cpu</c>.</param>
public sealed record ThresholdSelector(string? Region, string? Country, string? Endpoint, string? Resource);
