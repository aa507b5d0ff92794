using System.Text.Json;

namespace Sim.Conformance.Route53;

/// <summary>A case of the family route53-answers.</summary>
internal sealed record AnswerCase(
    string Id,
    string Kind,
    string Source,
    string Rule,
    AnswerQuery Query,
    JsonElement Rrsets,
    Dictionary<string, int> Health,
    AnswerClient Client,
    AnswerExpectation Expect,
    Dictionary<string, Dictionary<string, string[]>>? CidrCollections = null,
    string? Note = null
);

internal sealed record AnswerQuery(
    [property: System.Text.Json.Serialization.JsonPropertyName("Name")] string Name,
    [property: System.Text.Json.Serialization.JsonPropertyName("Type")] string Type
);

internal sealed record AnswerClient(
    string? Continent = null,
    string? Country = null,
    string? Subdivision = null,
    string? Subnet = null,
    Dictionary<string, double>? LatencyMs = null,
    Dictionary<string, double>? DistanceKm = null
);

/// <summary>Exactly one of the four forms.</summary>
internal sealed record AnswerExpectation(
    Dictionary<string, double>? Dist = null,
    string[]? Set = null,
    string[]? AnyOf = null,
    int? Count = null,
    bool Noanswer = false
);
