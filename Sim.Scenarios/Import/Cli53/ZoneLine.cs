using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Cli53;

/// <summary>One record of a zone file: a value, or an alias, of a record set.</summary>
internal sealed record ZoneLine
{
    public required Location At { get; init; }

    public required DnsName Name { get; init; }

    public required RecordType Type { get; init; }

    /// <summary>Seconds.</summary>
    public required int Ttl { get; init; }

    /// <summary>Null for an alias.</summary>
    public string? Value { get; init; }

    public AliasTarget? Alias { get; init; }

    public required Cli53Annotation Annotation { get; init; }
}
