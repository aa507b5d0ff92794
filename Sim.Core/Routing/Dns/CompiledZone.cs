namespace Sim.Core.Routing.Dns;

public sealed class CompiledZone
{
    private CompiledZone() { }

    /// <summary>The health checks that record sets refer to, in ordinal order; the index is the position in the health span.</summary>
    public IReadOnlyList<string> HealthCheckIds => throw new NotSupportedException();

    public IReadOnlyList<ZoneFinding> Findings => throw new NotSupportedException();

    public static CompiledZone Compile(Zone zone) => throw new NotSupportedException();

    public bool TryFind(string name, RecordType type, out RecordGroupId group) => throw new NotSupportedException();

    public DnsAnswer Answer(
        RecordGroupId group,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation? why = null
    ) => throw new NotSupportedException();
}
