namespace Sim.Scenarios.Results.Measures;

/// <summary>
/// Names one number of a run; a null region, country, endpoint or resource means all of them together.
/// </summary>
/// <param name="Measure">Such as <c>latencyP99Ms</c>; the unit is its last word. Definitions: README of
/// Results.</param>
/// <param name="Region">Of users: lower-case continent code.</param>
/// <param name="Country">Of users: ISO 3166 alpha-2.</param>
/// <param name="Endpoint">A site or a pool behind a front end.</param>
/// <param name="Resource">Of an endpoint; of an incident, what happened.</param>
public readonly record struct MeasureKey(
    string Measure,
    string? Region = null,
    string? Country = null,
    string? Endpoint = null,
    string? Resource = null
)
{
    /// <summary>Whose number it is: "all", or what is not null, such as "eu dc-par blade cpu".</summary>
    public string Subject =>
        string.Join(' ', ((string?[])[Region, Country, Endpoint, Resource]).OfType<string>()) is { Length: > 0 } named
            ? named
            : "all";

    public override string ToString() => $"{Measure} {Subject}";
}
