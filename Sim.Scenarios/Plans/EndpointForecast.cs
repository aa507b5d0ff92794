using Sim.Core.Quantities;

namespace Sim.Scenarios.Plans;

/// <summary>The daily peak of one endpoint before and after a change, once everybody has followed.</summary>
/// <param name="Endpoint">A site, a pool behind a front end, or an address that neither has.</param>
/// <param name="Before">Largest rate of a day with the zone as it was.</param>
/// <param name="After">Largest rate of a day with the changed zone.</param>
/// <param name="Capacity">What it can serve with all pods that it may have; null: not known.</param>
/// <param name="ReadyCapacity">What it can serve with the pods that it has from the start; null: not known.</param>
/// <param name="Limit">What is scarcest in <paramref name="Capacity"/>, in words.</param>
public sealed record EndpointForecast(
    string Endpoint,
    RequestRate Before,
    RequestRate After,
    RequestRate? Capacity,
    RequestRate? ReadyCapacity,
    string Limit
)
{
    /// <summary>Peak after the change over capacity; 1 is full; null: the capacity is not known.</summary>
    public double? PeakUtilization => Capacity is { } capacity ? Over(After, capacity) : null;

    /// <summary>The same of the peak before the change.</summary>
    public double? PeakUtilizationBefore => Capacity is { } capacity ? Over(Before, capacity) : null;

    /// <summary>
    /// Peak after the change over what is ready from the start: above 1, the endpoint has to scale first.
    /// </summary>
    public double? ReadyUtilization => ReadyCapacity is { } capacity ? Over(After, capacity) : null;

    private static double Over(RequestRate load, RequestRate capacity) =>
        load == RequestRate.Zero ? 0
        : capacity == RequestRate.Zero ? double.PositiveInfinity
        : load / capacity;
}
