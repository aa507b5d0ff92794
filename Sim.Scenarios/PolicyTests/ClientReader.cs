using System.Net;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>
/// Reads who asks: <c>{continent, country, subdivision, subnet, latencyMs, distanceKm}</c>, all of it optional.
/// </summary>
internal sealed class ClientReader(Fields fields, ImportNotes notes)
{
    private static readonly Dictionary<string, int> s_continents = new(StringComparer.Ordinal)
    {
        ["AF"] = 0,
        ["AN"] = 1,
        ["AS"] = 2,
        ["EU"] = 3,
        ["NA"] = 4,
        ["OC"] = 5,
        ["SA"] = 6,
    };

    /// <summary>Null when something is wrong, which is reported.</summary>
    /// <param name="zone">Whom the client asks; null when that is not known.</param>
    public DnsClient? Read(QuestionedZone? zone)
    {
        int before = notes.Diagnostics.Count(d => d.Severity == Severity.Error);
        fields.Word("continent", s_continents);
        string? continent = fields.Text("continent");
        string? country = ReadCode("country", 2, 2, "two capital letters of ISO 3166-1");
        string? subdivision = ReadCode("subdivision", 1, 3, "the part of an ISO 3166-2 code behind the country");
        RefuseUnknownPlaces(country, subdivision);
        RefuseUnknownRegions(zone);
        WarnOfContinent(country, continent, zone);
        var client = new DnsClient
        {
            Continent = continent,
            Country = country,
            Subdivision = subdivision,
            Subnet = ReadSubnet(),
            LatencyMs = ReadNumbers("latencyMs"),
            DistanceKm = ReadNumbers("distanceKm"),
        };
        fields.RefuseUnknown();
        return notes.Diagnostics.Count(d => d.Severity == Severity.Error) == before ? client : null;
    }

    private string? ReadCode(string key, int least, int most, string expected)
    {
        string? code = fields.Text(key);
        if (
            code is not null
            && !(
                code.Length >= least
                && code.Length <= most
                && code.All(c => char.IsAsciiLetterUpper(c) || (char.IsAsciiDigit(c) && most > 2))
            )
        )
        {
            notes.Error(fields.At(key), "unknown-code", $"'{key}' is '{code}'", expected);
        }
        return code;
    }

    private void RefuseUnknownPlaces(string? country, string? subdivision)
    {
        if (country is { Length: 2 } && country.All(char.IsAsciiLetterUpper) && !CountryCode.Exists(country))
        {
            notes.Error(
                fields.At("country"),
                "unknown-country",
                $"'{country}' is no country",
                "a code of ISO 3166-1",
                CountryCode.Meant(country)
            );
        }
        if (subdivision is not null && country is null)
        {
            notes.Error(
                fields.At("subdivision"),
                "subdivision-without-country",
                "a subdivision of no country",
                "'country'"
            );
        }
        if (country == UnitedStates.Code && subdivision is not null && !UnitedStates.Has(subdivision))
        {
            notes.Error(
                fields.At("subdivision"),
                "unknown-subdivision",
                $"'{subdivision}' is no state of the US",
                "the part of an ISO 3166-2 code behind US-, such as CA",
                NearestWord.To(subdivision, UnitedStates.States)
            );
        }
    }

    /// <summary>Regions are those of AWS, and those that the zone names.</summary>
    private void RefuseUnknownRegions(QuestionedZone? zone)
    {
        if (zone is null || fields.Mapping("latencyMs") is not { } latencies)
        {
            return;
        }
        string[] known =
        [
            .. BuiltinDatasets.Regions.Where(one => one.Provider == CloudProvider.Aws).Select(one => one.Name),
            .. zone.Zone.RecordSets.Select(set => set.Policy).OfType<LatencyRouting>().Select(policy => policy.Region),
        ];
        foreach (LocatedScalar region in latencies.Entries.Select(entry => entry.Key))
        {
            if (!known.Contains(region.Text))
            {
                notes.Error(
                    region.Location,
                    "unknown-region",
                    $"'{region.Text}' is no region of AWS",
                    "an AWS region such as eu-west-1",
                    NearestWord.To(region.Text, known)
                );
            }
        }
    }

    private void WarnOfContinent(string? country, string? continent, QuestionedZone? zone)
    {
        bool hasContinents =
            zone?.Zone.RecordSets.Any(r => r.Policy is GeolocationRouting { ContinentCode: not null }) ?? false;
        if (country is not null && continent is null && hasContinents)
        {
            notes.Diagnostics.Warning(
                fields.At("country"),
                "country-without-continent",
                $"the client is in {country} but on no continent: no record set for a continent matches",
                "'continent' too"
            );
        }
    }

    private IPNetwork? ReadSubnet()
    {
        if (fields.Text("subnet") is not { } text)
        {
            return null;
        }
        if (ClientSubnet.TryParse(text, out IPNetwork subnet))
        {
            return subnet;
        }
        notes.Error(fields.At("subnet"), "not-a-subnet", $"'subnet' is '{text}'", ClientSubnet.Expectation);
        return null;
    }

    private SortedDictionary<string, double>? ReadNumbers(string key)
    {
        if (fields.Mapping(key) is not { } mapping)
        {
            return null;
        }
        SortedDictionary<string, double> numbers = new(StringComparer.Ordinal);
        foreach (LocatedEntry entry in mapping.Entries)
        {
            if (entry.Value is LocatedScalar scalar && scalar.TryReadNumber(out double number) && number >= 0)
            {
                numbers[entry.Key.Text] = number;
                continue;
            }
            notes.Error(
                entry.Value.Location,
                "not-a-number",
                $"'{entry.Key.Text}' in '{key}' is {(entry.Value as LocatedScalar)?.Text ?? entry.Value.Kind}",
                "a number of at least 0"
            );
        }
        return numbers;
    }
}
