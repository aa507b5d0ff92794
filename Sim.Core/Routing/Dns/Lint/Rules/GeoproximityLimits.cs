namespace Sim.Core.Routing.Dns.Lint.Rules;

/// <summary>A place that the API does not take.</summary>
internal sealed class GeoproximityLimits : ILintRule
{
    public LintRule About { get; } =
        new(
            "geoproximity-limits",
            LintSeverity.Error,
            "Bias or coordinates of a geoproximity record set are out of bounds",
            "The API refuses the record set.",
            "Bias is -99 to 99; latitude is -90 to 90 and longitude -180 to 180, each with at most " + "two decimals.",
            "API Reference, GeoProximityLocation, Coordinates"
        );

    public void Check(LintedZone zone, FindingList found)
    {
        foreach (int record in zone.GroupsOf<GeoproximityRouting>().SelectMany(group => group.Members))
        {
            GeoproximityRouting place = zone.Policy<GeoproximityRouting>(record);
            if (place.Bias is < -99 or > 99)
            {
                found.AtRecord(About, record, FormattableString.Invariant($"its bias is {place.Bias}"));
            }
            if (place.Coordinates is { } point)
            {
                CheckCoordinate(record, "latitude", point.LatitudeDegrees, 90, found);
                CheckCoordinate(record, "longitude", point.LongitudeDegrees, 180, found);
            }
        }
    }

    private void CheckCoordinate(int record, string name, double degrees, double most, FindingList found)
    {
        // "Not within" instead of "beyond": NaN is refused too.
        bool isWithin = degrees >= -most && degrees <= most;
        // A number read from text of two decimals is off by less than this after multiplication.
        bool isShort = Math.Abs((degrees * 100) - Math.Round(degrees * 100)) < 1e-6;
        if (!isWithin || !isShort)
        {
            found.AtRecord(
                About,
                record,
                FormattableString.Invariant(
                    $"its {name} is {degrees}{(isWithin ? ", with more than two decimals" : "")}"
                )
            );
        }
    }
}
