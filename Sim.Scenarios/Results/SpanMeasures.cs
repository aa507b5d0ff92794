using Sim.Core.Quantities;

namespace Sim.Scenarios.Results;

/// <summary>What was measured in a part of a run. Requests count where they end.</summary>
public sealed record SpanMeasures
{
    /// <summary>Since the start of the scenario.</summary>
    public required SimDuration From { get; init; }

    /// <summary>After <see cref="From"/>.</summary>
    public required SimDuration To { get; init; }

    /// <inheritdoc cref="RunResult.Regions"/>
    public required IReadOnlyList<TrafficMeasures> Regions { get; init; }

    /// <inheritdoc cref="RunResult.Countries"/>
    public required IReadOnlyList<TrafficMeasures> Countries { get; init; }

    /// <inheritdoc cref="RunResult.Endpoints"/>
    public required IReadOnlyList<EndpointMeasures> Endpoints { get; init; }

    /// <inheritdoc cref="RunResult.RegionEndpoints"/>
    public required IReadOnlyList<TrafficMeasures> RegionEndpoints { get; init; }

    /// <summary>Requests answered, by country and endpoint; not for those of a run.</summary>
    internal IReadOnlyList<(string Country, string Endpoint, double Answered)> CountryEndpoints { get; init; } = [];

    /// <summary>The measures of a run, which are those after its warm-up.</summary>
    internal static SpanMeasures Of(RunResult result) =>
        new()
        {
            From = result.Identity.WarmUp,
            To = result.Identity.Duration,
            Regions = result.Regions,
            Countries = result.Countries,
            Endpoints = result.Endpoints,
            RegionEndpoints = result.RegionEndpoints,
        };
}
