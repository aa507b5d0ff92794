using System.Text.Json;
using System.Text.Json.Serialization;

namespace Sim.Conformance;

/// <summary>Reads cases into records: a field that the record does not have, or lacks, is an error.</summary>
internal static class CaseJson
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    public static T Read<T>(JsonElement element) => element.Deserialize<T>(s_options)!;
}
