using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Import;

/// <summary>Reads zones from texts as if they were files.</summary>
internal static class Zones
{
    /// <summary>One file, whose name says nothing of its format.</summary>
    public static LocatedZone? From(string text, out DiagnosticList found, ZoneSource? source = null) =>
        From(new MemoryFiles { ["zone"] = text }, out found, source);

    public static LocatedZone? From(MemoryFiles files, out DiagnosticList found, ZoneSource? source = null)
    {
        found = [];
        return ZoneFiles.Read(files, source ?? new ZoneSource { ZoneFiles = ["zone"] }, found);
    }

    public static IEnumerable<RecordSet> Records(this ImportedRecords read) => read.RecordSets.Select(one => one.Value);

    public static Zone Zone(this ImportedRecords read) =>
        new()
        {
            Name = read.ZoneName,
            RecordSets = [.. read.Records()],
            HealthChecks = [.. read.HealthChecks.Select(one => one.Value)],
            CidrCollections = [.. read.CidrCollections.Select(one => one.Value)],
        };

    /// <summary>
    /// What a name answers in words: each share as value and percent, in the order of the values.
    /// </summary>
    /// <param name="down">Health checks that fail.</param>
    public static string Answer(this LocatedZone zone, string name, DnsClient client, params string[] down)
    {
        CompiledZone compiled = CompiledZone.Compile(zone.Zone);
        bool[] healthy = [.. compiled.HealthCheckIds.Select(id => !down.Contains(id))];
        DnsAnswer answer = compiled.Answer(name, RecordType.A, client, healthy);
        return answer.Shares.Count == 0
            ? answer.Code.ToString()
            : string.Join(
                ", ",
                answer
                    .Shares.Select(share =>
                        FormattableString.Invariant($"{string.Join('+', share.Values)} {100 * share.Probability:0.##}%")
                    )
                    .Order(StringComparer.Ordinal)
            );
    }
}
