using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Answers;

/// <summary>Words of a zone that stand for something in the world, and whether that exists.</summary>
internal static class ZoneWords
{
    /// <summary>Warns of countries and regions that do not exist, at their record sets.</summary>
    public static void Warn(LocatedZone zone, DiagnosticList found)
    {
        for (int i = 0; i < zone.Places.Count; i++)
        {
            Warn(zone.Zone.RecordSets[i], zone.Places[i], found);
        }
    }

    public static void Warn(RecordSet record, Location at, DiagnosticList found)
    {
        switch (record.Policy)
        {
            case GeolocationRouting { CountryCode: { } code }:
                WarnOfCountry(record, code, at, found);
                break;
            case LatencyRouting { Region: { } region }:
                WarnOfRegion(record, region, at, found);
                break;
            case GeoproximityRouting { AwsRegion: { } region }:
                WarnOfRegion(record, region, at, found);
                break;
            default:
                break;
        }
    }

    private static void WarnOfCountry(RecordSet record, string code, Location at, DiagnosticList found)
    {
        if (code != GeolocationRouting.AnyCountry && !CountryCode.Exists(code))
        {
            found.Warning(
                at,
                "unknown-country",
                $"{record.Name} has an answer for the country '{code}', which does not exist",
                "a code of ISO 3166-1",
                CountryCode.Meant(code)
            );
        }
    }

    private static void WarnOfRegion(RecordSet record, string region, Location at, DiagnosticList found)
    {
        string[] known =
        [
            .. BuiltinDatasets.Regions.Where(one => one.Provider == CloudProvider.Aws).Select(one => one.Name),
        ];
        if (!known.Contains(region))
        {
            found.Warning(
                at,
                "unknown-region",
                $"{record.Name} has an answer for the region '{region}', which is not in the table of AWS regions: "
                    + "it is taken for the farthest",
                "an AWS region such as eu-west-1",
                NearestWord.To(region, known)
            );
        }
    }
}
