using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Answers;

/// <summary>A zone that questions are put to, as the files of its owner describe it.</summary>
public sealed class QuestionedZone
{
    public QuestionedZone(Zone zone)
    {
        Zone = zone;
        Compiled = CompiledZone.Compile(zone);
    }

    public Zone Zone { get; }

    public CompiledZone Compiled { get; }

    /// <summary>
    /// Ids of all health checks that the record sets name or that have a definition, in ordinal order.
    /// </summary>
    public IReadOnlyList<string> HealthCheckIds =>
        [
            .. Compiled
                .HealthCheckIds.Concat(Zone.HealthChecks.Select(check => check.Id))
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The name of the zone; null where neither its files nor an SOA record say it.</summary>
    public DnsName? Apex =>
        Zone.Name
        ?? Zone.RecordSets.Where(record => record.Type == RecordType.SOA)
            .Select(record => (DnsName?)record.Name)
            .FirstOrDefault();

    /// <summary>Reads the files; null when anything was wrong, which is reported.</summary>
    public static QuestionedZone? Read(IInputFiles files, ZoneSource source, DiagnosticList diagnostics)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(diagnostics);
        DiagnosticList found = [];
        LocatedZone? read = ZoneFiles.Read(files, source, found, toleratesCycles: true);
        // Who gives no definitions and no blocks at all knows that they are missing.
        foreach (Diagnostic diagnostic in found)
        {
            bool isKnown =
                (diagnostic.Code == "unknown-health-check" && source.HealthCheckFiles.Count == 0)
                || (diagnostic.Code == "unknown-cidr-location" && source.CidrFiles.Count == 0);
            if (!isKnown)
            {
                diagnostics.Add(diagnostic);
            }
        }
        if (read is null)
        {
            return null;
        }
        ZoneWords.Warn(read, diagnostics);
        return new QuestionedZone(read.Zone);
    }

    /// <summary>What is answered; a CNAME is followed inside the zone, as Route 53 does.</summary>
    /// <param name="healthy">By position in <see cref="CompiledZone.HealthCheckIds"/>.</param>
    /// <param name="answered">The type of the records in the answer: CNAME where it leads out of the zone.</param>
    public DnsAnswer Ask(
        string name,
        RecordType type,
        in DnsClient client,
        ReadOnlySpan<bool> healthy,
        Explanation? why,
        out RecordType answered
    )
    {
        DnsAnswer answer = Compiled.Answer(name, type, in client, healthy, why);
        IReadOnlyList<RecordType> types = TypesOf(name);
        bool leadsOut =
            !types.Contains(type)
            && types.Contains(RecordType.CNAME)
            && AnswerSummary
                .Of(answer)
                .Distribution.SequenceEqual(
                    AnswerSummary.Of(Compiled.Answer(name, RecordType.CNAME, in client, healthy)).Distribution
                );
        answered = leadsOut ? RecordType.CNAME : type;
        return answer;
    }

    /// <summary>
    /// An alias or CNAME that leads back to itself on the way of a question, which has no answer then; null: there is
    /// none. The rest of the zone is not affected.
    /// </summary>
    public ZoneFinding? CycleFrom(DnsName name, RecordType type)
    {
        ZoneFinding[] cycles = [.. Compiled.Findings.Where(finding => finding.Kind == ZoneFindingKind.AliasCycle)];
        if (cycles.Length == 0)
        {
            return null;
        }
        HashSet<DnsName> seen = [];
        Stack<DnsName> open = new([name]);
        while (open.TryPop(out DnsName asked))
        {
            if (Compiled.OwnerOf(asked.ToString()) is not { } owner || !seen.Add(owner))
            {
                continue;
            }
            foreach (RecordSet set in Zone.RecordSets.Where(set => set.Name == owner))
            {
                foreach (DnsName target in TargetsOf(set, type))
                {
                    open.Push(target);
                }
            }
        }
        return Array.Find(cycles, cycle => IsOn(cycle, type) && cycle.Path.Any(seen.Contains));
    }

    // The way of an A question can lead over CNAME records, in which a cycle of its own is found for each type.
    private static bool IsOn(ZoneFinding cycle, RecordType type) =>
        cycle.Type == type || cycle.Type == RecordType.CNAME;

    private static IEnumerable<DnsName> TargetsOf(RecordSet set, RecordType type)
    {
        if (set.Alias is { } alias && set.Type == type)
        {
            yield return alias.DnsName;
        }
        foreach (string value in set.Type == RecordType.CNAME ? set.Values : [])
        {
            if (DnsName.TryParse(value, out DnsName target))
            {
                yield return target;
            }
        }
    }

    /// <summary>The types of the records that a name has, by itself or through a wildcard.</summary>
    public IReadOnlyList<RecordType> TypesOf(string name)
    {
        DnsName? owner = Compiled.OwnerOf(name);
        return [.. Zone.RecordSets.Where(set => set.Name == owner).Select(set => set.Type).Distinct().Order()];
    }

    /// <summary>The name of the zone that a mistyped one is closest to; null when nothing is near.</summary>
    public string? NearestName(string name) =>
        NearestWord.To(
            name.EndsWith('.') ? name : name + ".",
            Zone.RecordSets.Select(record => record.Name.ToString()).Distinct(StringComparer.Ordinal)
        );
}
