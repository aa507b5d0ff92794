using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>Whether the record sets that answer for the service speak of addresses and countries that exist.</summary>
internal static class ZoneChecks
{
    /// <summary>ISO 3166-1 codes of places without residents, which the table of countries leaves out.</summary>
    private static readonly string[] s_withoutResidents = ["BV", "HM", "IO", "TF", "UM"];

    public static void Run(ScenarioDocument document, LocatedZone located, DiagnosticList found)
    {
        bool[] answers = AnswersFor(document.Scenario!.Services[0].Host, located.Zone);
        for (int i = 0; i < answers.Length; i++)
        {
            RecordSet record = located.Zone.RecordSets[i];
            WarnOfCountry(record, located.Places[i], found);
            if (answers[i])
            {
                WarnOfAddresses(document.Scenario, record, located.Places[i], found);
            }
        }
    }

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
            WarnOfCountry(record, changed.Places[i], found);
            if (answers[i])
            {
                WarnOfAddresses(document.Scenario, record, changed.Places[i], found);
            }
        }
    }

    /// <summary>
    /// Which record sets can take part in an answer for a name: its own, and those its aliases lead to.
    /// </summary>
    private static bool[] AnswersFor(string host, Zone zone)
    {
        var answers = new bool[zone.RecordSets.Count];
        ILookup<DnsName, int> byName = Enumerable
            .Range(0, answers.Length)
            .Where(i => zone.RecordSets[i].Type == RecordType.A)
            .ToLookup(i => zone.RecordSets[i].Name);
        Queue<DnsName> names = new([Covering(host, zone)]);
        while (names.TryDequeue(out DnsName name))
        {
            foreach (int i in byName[name].Where(i => !answers[i]))
            {
                answers[i] = true;
                if (zone.RecordSets[i].Alias is { } alias)
                {
                    names.Enqueue(alias.DnsName);
                }
            }
        }
        return answers;
    }

    /// <summary>The name itself when it exists, otherwise the wildcard above it (RFC 4592).</summary>
    private static DnsName Covering(string host, Zone zone)
    {
        DnsName name = DnsName.Parse(host);
        HashSet<DnsName> names = [.. zone.RecordSets.Select(record => record.Name)];
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
            .. scenario.Sites.Select(PlatformBuilder.AddressOf),
            .. scenario.FrontEnds.Select(frontEnd => frontEnd.Address),
        ];
        foreach (string address in record.Values.Where(value => !known.Contains(value)))
        {
            found.Warning(
                at,
                "unknown-address",
                $"{record.Name} answers {address}, which no site and no front end has: requests to it fail",
                "one of " + string.Join(", ", known)
            );
        }
    }

    private static void WarnOfCountry(RecordSet record, Location at, DiagnosticList found)
    {
        if (
            record.Policy is GeolocationRouting { CountryCode: { } code }
            && code != GeolocationRouting.AnyCountry
            && !s_withoutResidents.Contains(code)
            && BuiltinDatasets.Countries.All(country => country.Iso2 != code)
        )
        {
            found.Warning(
                at,
                "unknown-country",
                $"{record.Name} has an answer for the country '{code}', which does not exist",
                "a code of ISO 3166-1",
                CountryCode.Meant(code, BuiltinDatasets.Countries.Select(country => country.Iso2))
            );
        }
    }
}
