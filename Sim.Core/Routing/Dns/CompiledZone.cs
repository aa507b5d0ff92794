using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns.Evaluation;

namespace Sim.Core.Routing.Dns;

/// <summary>
/// A zone made ready to answer many questions. Immutable; answers are a function of the arguments alone.
/// </summary>
/// <remarks>
/// Compile once, answer often: an answer that only one record set can give allocates nothing, nor does
/// <see cref="Sample"/>.
/// The order of record sets in the zone has no influence.
/// </remarks>
public sealed class CompiledZone
{
    private readonly RecordGroups _groups;
    private readonly ZoneNames _names;
    private readonly IReadOnlyList<string> _values;

    private CompiledZone(ZoneCompiler compiler)
    {
        _groups = compiler.Compile();
        _names = new ZoneNames(compiler.GroupOf);
        _values = compiler.Values;
        HealthCheckIds = compiler.HealthCheckIds;
        Findings = compiler.Findings;
        NegativeTtl = compiler.NegativeTtl;
    }

    /// <summary>
    /// The health checks that record sets refer to, and the AWS resources whose health aliases evaluate, in ordinal
    /// order; the index is the position in the health span.
    /// </summary>
    /// <remarks>A resource is named by its DNS name, lower case, without trailing dot.</remarks>
    public IReadOnlyList<string> HealthCheckIds { get; }

    /// <summary>
    /// In the order of the record sets. A zone with findings still answers; what each kind means for that, it says.
    /// </summary>
    public IReadOnlyList<ZoneFinding> Findings { get; }

    /// <summary>How long "no such name" and "no such record" may be cached: from the SOA record, else 900 s.</summary>
    public SimDuration NegativeTtl { get; }

    public static CompiledZone Compile(Zone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return new CompiledZone(new ZoneCompiler(zone));
    }

    /// <summary>
    /// The group that answers for a name: its own, or that of the wildcard that covers it (RFC 4592); of the type, or
    /// of a CNAME, which is followed inside the zone (RFC 1034 section 4.3.2).
    /// </summary>
    /// <returns>False when there is no such name, no record of the type, or the text is not a name.</returns>
    public bool TryFind(string name, RecordType type, out RecordGroupId group)
    {
        group = default;
        return DnsName.TryParse(name, out DnsName asked) && _names.TryFind(asked, type, out group);
    }

    /// <summary>
    /// The name whose record sets answer for a name: itself when it exists, else the wildcard that would cover it.
    /// </summary>
    /// <param name="name">As text; what is no name has itself none.</param>
    public DnsName? OwnerOf(string name) => DnsName.TryParse(name, out DnsName asked) ? _names.OwnerOf(asked) : null;

    /// <summary>The exact distribution of answers for one client.</summary>
    /// <param name="healthy">By position in <see cref="HealthCheckIds"/>.</param>
    /// <param name="why">Receives the decision, group by group; null costs nothing.</param>
    public DnsAnswer Answer(
        RecordGroupId group,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation? why = null
    )
    {
        ThrowUnlessComplete(healthy);
        return _groups.Answer(group.Index, in client, healthy, why);
    }

    /// <summary>As the other overload, for a name that may not exist.</summary>
    public DnsAnswer Answer(
        string name,
        RecordType type,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation? why = null
    )
    {
        if (TryFind(name, type, out RecordGroupId group))
        {
            return Answer(group, in client, healthy, why);
        }
        bool exists = DnsName.TryParse(name, out DnsName asked) && _names.Exists(asked);
        why?.Choose($"{name} {type}", exists ? "no record of this type" : "no such name", "");
        return new DnsAnswer(exists ? DnsResponseCode.NoData : DnsResponseCode.NxDomain, NegativeTtl, []);
    }

    /// <summary>One answer drawn from the distribution; allocates nothing.</summary>
    /// <param name="valueIds">Receives the values in order, for <see cref="Value"/>; what does not fit is left out. 8
    /// hold any multivalue answer.</param>
    public DnsSample Sample(
        RecordGroupId group,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        RandomStream random,
        Span<int> valueIds
    )
    {
        ArgumentNullException.ThrowIfNull(random);
        ThrowUnlessComplete(healthy);
        return _groups.Sample(group.Index, in client, healthy, random, valueIds);
    }

    /// <summary>The text behind a value id of <see cref="Sample"/>; equal texts have equal ids.</summary>
    public string Value(int valueId) => _values[valueId];

    private void ThrowUnlessComplete(ReadOnlySpan<bool> healthy)
    {
        if (healthy.Length < HealthCheckIds.Count)
        {
            throw new ArgumentException(
                $"{HealthCheckIds.Count} health checks, {healthy.Length} statuses",
                nameof(healthy)
            );
        }
    }
}
