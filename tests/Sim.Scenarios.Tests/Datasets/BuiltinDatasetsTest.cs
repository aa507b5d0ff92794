using NodaTime;
using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Tests.Datasets;

public class BuiltinDatasetsTest
{
    [Test]
    public void Every_table_has_the_rows_that_its_README_states()
    {
        Assert.Multiple(() =>
        {
            Assert.That(BuiltinDatasets.Countries, Has.Count.EqualTo(246));
            Assert.That(BuiltinDatasets.Metros, Has.Count.EqualTo(98));
            Assert.That(BuiltinDatasets.Areas, Has.Count.EqualTo(82));
            Assert.That(BuiltinDatasets.CorridorNodes, Has.Count.EqualTo(144));
            Assert.That(BuiltinDatasets.CorridorEdges, Has.Count.EqualTo(266));
            Assert.That(BuiltinDatasets.Regions.Count(region => region.Provider == CloudProvider.Gcp), Is.EqualTo(43));
            Assert.That(BuiltinDatasets.Regions.Count(region => region.Provider == CloudProvider.Aws), Is.EqualTo(34));
            Assert.That(
                BuiltinDatasets.Regions.Count(region => region.Provider == CloudProvider.Azure),
                Is.EqualTo(57)
            );
        });
    }

    // The README of the data: 3.6 billion users, 33 territories without a share.
    // The resident population of the 50 states and DC in the census of 2020.
    [Test]
    public void The_states_add_up_to_the_census()
    {
        CountryArea[] states = [.. BuiltinDatasets.Areas.Where(area => area.Country == "US")];
        Assert.That(states, Has.Length.EqualTo(51));
        Assert.That(states.All(state => state.Subdivision == state.Code), Is.True);
        Assert.That(states.Sum(state => state.Population), Is.EqualTo(331_449_281));
    }

    // 15 degrees are an hour. Zones are at most 2 h off that in January, summer time in the south included.
    [Test]
    public void Areas_are_unique_and_lie_in_their_time_zone()
    {
        Assert.That(BuiltinDatasets.Areas.Select(area => (area.Country, area.Code)), Is.Unique);
        Assert.Multiple(() =>
        {
            foreach (CountryArea area in BuiltinDatasets.Areas)
            {
                Offset offset = DateTimeZoneProviders
                    .Tzdb[area.TimeZone]
                    .GetUtcOffset(Instant.FromUtc(2018, 1, 15, 0, 0));
                double hours = offset.Seconds / 3_600.0;
                Assert.That(area.Center.LongitudeDegrees / 15, Is.EqualTo(hours).Within(2), area.Code);
            }
        });
    }

    [Test]
    public void Users_add_up_to_the_world_of_2019()
    {
        Assert.That(BuiltinDatasets.Countries.Sum(country => country.InternetUsers), Is.EqualTo(3_630_048_096));
        Assert.That(BuiltinDatasets.Countries.Count(country => country.InternetShare is null), Is.EqualTo(33));
    }

    [Test]
    public void A_country_is_read_with_all_its_columns()
    {
        Country andorra = BuiltinDatasets.Countries[0];

        Assert.That(
            andorra,
            Is.EqualTo(
                new Country(
                    "AD",
                    "Andorra",
                    "EU",
                    new GeoPoint(42.52, 1.54),
                    77_006,
                    new Ratio(91.6 / 100),
                    70_512,
                    "Europe/Andorra"
                )
            )
        );
    }

    [Test]
    public void Users_are_the_share_of_the_population()
    {
        foreach (Country country in BuiltinDatasets.Countries.Where(country => country.InternetShare is not null))
        {
            double users = country.Population * country.InternetShare!.Value.Value;

            // The share is given to a tenth of a percent of the population.
            Assert.That(
                country.InternetUsers,
                Is.EqualTo(users).Within(1 + (country.Population * 0.0006)),
                country.Name
            );
        }
    }

    // Clocks follow the sun to within two hours (Western Sahara 29 degrees): a wrong sign or a wrong zone shows.
    [Test]
    public void The_clock_of_every_country_follows_its_sun()
    {
        Instant winter = Instant.FromUtc(2018, 1, 15, 0, 0);
        foreach (Country country in BuiltinDatasets.Countries)
        {
            Offset offset = DateTimeZoneProviders.Tzdb[country.TimeZone].GetUtcOffset(winter);
            double apart = country.Center.LongitudeDegrees - (15 * offset.ToTimeSpan().TotalHours);

            // 13 hours ahead and 11 behind show the same sun.
            Assert.That(Math.Abs(Math.IEEERemainder(apart, 360)), Is.LessThan(30), country.Name);
        }
    }

    [TestCase("FR", 42, 51, -5, 9)]
    [TestCase("ES", 36, 44, -9.5, 3.5)]
    [TestCase("GB", 50, 59, -8, 2)]
    [TestCase("US", 25, 49, -125, -67)]
    [TestCase("BR", -34, 5, -74, -34)]
    [TestCase("ZA", -35, -22, 16, 33)]
    [TestCase("IN", 8, 35, 68, 97)]
    [TestCase("JP", 30, 46, 129, 146)]
    [TestCase("AU", -44, -10, 113, 154)]
    [TestCase("ID", -11, 6, 95, 141)]
    public void The_center_of_a_country_lies_in_it(string iso2, double south, double north, double west, double east)
    {
        GeoPoint center = BuiltinDatasets.Countries.Single(country => country.Iso2 == iso2).Center;

        Assert.That(center.LatitudeDegrees, Is.InRange(south, north));
        Assert.That(center.LongitudeDegrees, Is.InRange(west, east));
    }

    // Perth lies 2,689 km from the center of Australia's towns, Vancouver 2,668 km from Canada's; Honolulu is the
    // exception.
    [Test]
    public void Metros_and_regions_lie_in_their_countries()
    {
        Dictionary<string, GeoPoint> centers = BuiltinDatasets.Countries.ToDictionary(c => c.Iso2, c => c.Center);
        IEnumerable<(string Name, string Country, GeoPoint Point)> places =
        [
            .. BuiltinDatasets.Metros.Where(m => m.Iata != "HNL").Select(m => (m.Iata, m.Country, m.Center)),
            .. BuiltinDatasets.Regions.Select(region => (region.Name, region.Country, region.Location)),
        ];
        foreach ((string name, string country, GeoPoint point) in places)
        {
            Assert.That(point.KilometersTo(centers[country]), Is.LessThan(2_700), name);
        }
    }

    // Published tables have the signs of these two wrong.
    [TestCase("CGK", -6.2, 106.8)]
    [TestCase("MAD", 40.4, -3.7)]
    public void Signs_are_right_where_others_have_them_wrong(string iata, double latitude, double longitude)
    {
        GeoPoint center = BuiltinDatasets.Metros.Single(metro => metro.Iata == iata).Center;

        Assert.That(center.KilometersTo(new GeoPoint(latitude, longitude)), Is.LessThan(10));
    }

    [Test]
    public void Metros_and_regions_of_one_city_are_near_each_other()
    {
        foreach (CloudRegion region in BuiltinDatasets.Regions)
        {
            Metro? metro = BuiltinDatasets.Metros.FirstOrDefault(m =>
                m.City == region.Town && m.Country == region.Country
            );
            if (metro is not null)
            {
                Assert.That(metro.Center.KilometersTo(region.Location), Is.LessThan(25), region.Name);
            }
        }
    }

    [Test]
    public void Corridors_are_as_long_as_the_great_circle_between_their_ends()
    {
        Dictionary<string, GeoPoint> nodes = BuiltinDatasets.CorridorNodes.ToDictionary(n => n.Id, n => n.Location);
        foreach (CorridorEdge edge in BuiltinDatasets.CorridorEdges)
        {
            Assert.That(
                edge.Kilometers,
                Is.EqualTo(nodes[edge.A].KilometersTo(nodes[edge.B])).Within(1),
                $"{edge.A}-{edge.B}"
            );
        }
    }

    // Building the graph proves that its nodes are all joined. Paris to Mumbai crosses Egypt and Arabia.
    [Test]
    public void The_way_from_Paris_to_Mumbai_leads_through_Suez()
    {
        NetworkPath path = BuiltinDatasets.Corridors.PathBetween(new GeoPoint(48.9, 2.35), new GeoPoint(19.1, 72.9));

        Assert.That(
            path.Waypoints,
            Is.EqualTo(new[] { "PAR", "LYS", "MRS", "PMO", "CAI", "SUZ", "JED", "RUH", "DMM", "DOH", "FJR", "BOM" })
        );
    }
}
