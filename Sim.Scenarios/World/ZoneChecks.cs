using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>Whether the record sets that answer for the service speak of addresses and countries that exist.</summary>
internal static class ZoneChecks
{
    public static void Run(ScenarioDocument document, LocatedZone located, DiagnosticList found)
    {
        bool[] answers = AnswersFor(document.Scenario!.Services[0].Host, located.Zone);
        for (int i = 0; i < answers.Length; i++)
        {
            RecordSet record = located.Zone.RecordSets[i];
            ZoneWords.Warn(record, located.Places[i], found);
            if (answers[i])
            {
                WarnOfAddresses(document.Scenario, record, located.Places[i], found);
            }
        }
        int blocks = Enumerable
            .Range(0, answers.Length)
            .FirstOrDefault(i => answers[i] && IsByBlocks(located.Zone, i), -1);
        if (blocks >= 0)
        {
            found.Warning(
                located.Places[blocks],
                "unknown-blocks",
                $"{located.Zone.RecordSets[blocks].Name} is answered by address blocks: users of a scenario have no "
                    + "addresses, so all of them get the answer of location '*'"
            );
        }
    }

    private static bool IsByBlocks(Zone zone, int record) => zone.RecordSets[record].Policy is IpBasedRouting;

    /// <summary>The same for the record sets that a change brings.</summary>
    public static void WarnOfStrangers(
        ScenarioDocument document,
        Zone before,
        LocatedZone changed,
        DiagnosticList found
    )
    {
        HashSet<RecordSet> known = [.. before.RecordSets];
        bool[] answers = AnswersFor(document.Scenario!.Services[0].Host, changed.Zone);
        foreach ((int i, RecordSet record) in changed.Zone.RecordSets.Index())
        {
            if (known.Contains(record))
            {
                continue;
            }
            ZoneWords.Warn(record, changed.Places[i], found);
            if (answers[i])
            {
                WarnOfAddresses(document.Scenario, record, changed.Places[i], found);
            }
        }
    }

    /// <summary>
    /// Which record sets can take part in an answer for a name: its own, and those its aliases and CNAMEs lead to.
    /// </summary>
    private static bool[] AnswersFor(string host, Zone zone)
    {
        var answers = new bool[zone.RecordSets.Count];
        var followed = new HashSet<DnsName>();
        ILookup<DnsName, int> byName = Enumerable
            .Range(0, answers.Length)
            .Where(i => zone.RecordSets[i].Type is RecordType.A or RecordType.AAAA or RecordType.CNAME)
            .ToLookup(i => zone.RecordSets[i].Name);
        HashSet<DnsName> names = [.. zone.RecordSets.Select(record => record.Name)];
        Queue<DnsName> ways = new([DnsName.Parse(host)]);
        while (ways.TryDequeue(out DnsName next))
        {
            DnsName name = Covering(next, names);
            foreach (int i in followed.Add(name) ? byName[name] : [])
            {
                RecordSet record = zone.RecordSets[i];
                answers[i] = record.Type is RecordType.A or RecordType.AAAA;
                string? target = record.Alias?.DnsName.ToString();
                if (record.Type == RecordType.CNAME && record.Values.Count > 0)
                {
                    target ??= record.Values[0];
                }
                if (DnsName.TryParse(target, out DnsName further))
                {
                    ways.Enqueue(further);
                }
            }
        }
        return answers;
    }

    /// <summary>The name itself when it exists, otherwise the wildcard above it (RFC 4592).</summary>
    private static DnsName Covering(DnsName name, HashSet<DnsName> names)
    {
        for (DnsName parent = name; !names.Contains(name) && !parent.IsRoot; parent = parent.Parent)
        {
            if (names.Contains(parent.Parent.WildcardBelow()))
            {
                return parent.Parent.WildcardBelow();
            }
        }
        return name;
    }

    private static void WarnOfAddresses(Scenario scenario, RecordSet record, Location at, DiagnosticList found)
    {
        string[] known =
        [
            .. record.Type == RecordType.AAAA
                ? scenario
                    .Sites.Select(site => site.Address6)
                    .Concat(scenario.FrontEnds.Select(frontEnd => frontEnd.Address6))
                    .OfType<string>()
                : scenario
                    .Sites.Select(PlatformBuilder.AddressOf)
                    .Concat(scenario.FrontEnds.Select(frontEnd => frontEnd.Address)),
        ];
        HashSet<string> spelled = [.. known.Select(AddressBook.Canonical)];
        foreach (string address in record.Values.Where(value => !spelled.Contains(AddressBook.Canonical(value))))
        {
            found.Warning(
                at,
                "unknown-address",
                $"{record.Name} answers {address}, which no site and no front end has: requests to it fail",
                known.Length > 0 ? "one of " + string.Join(", ", known) : "a site or a front end with address6"
            );
        }
    }
}
