using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;

namespace Sim.Scenarios.Tests.Datasets;

public class GazetteerTest
{
    [TestCase("PAR", "PAR", 48.9, 2.35, "Paris", "FR")]
    [TestCase("CDG", "CDG", 48.85341, 2.3488, "Paris", "FR")]
    [TestCase("cdg", "CDG", 48.85341, 2.3488, "Paris", "FR")]
    [TestCase("NYC", "NYC", 40.7, -74, "New York City", "US")]
    [TestCase("SUZ", "SUZ", 30, 32.5, null, null)]
    [TestCase("europe-west1", "gcp:europe-west1", 50.45, 3.82, "St. Ghislain", "BE")]
    [TestCase("gcp:europe-west1", "gcp:europe-west1", 50.45, 3.82, "St. Ghislain", "BE")]
    [TestCase("aws:eu-west-3", "aws:eu-west-3", 48.86, 2.35, "Paris", "FR")]
    [TestCase("eu-west-3", "aws:eu-west-3", 48.86, 2.35, "Paris", "FR")]
    [TestCase("azure:francecentral", "azure:francecentral", 48.86, 2.35, "Paris", "FR")]
    [TestCase("westeurope", "azure:westeurope", 52.37, 4.90, "Amsterdam", "NL")]
    [TestCase("48.9,2.35", "48.9,2.35", 48.9, 2.35, null, null)]
    [TestCase("-33.9, 151.2", "-33.9, 151.2", -33.9, 151.2, null, null)]
    public void A_place_is_found_by_code_region_or_coordinates(
        string text,
        string code,
        double latitude,
        double longitude,
        string? city,
        string? country
    )
    {
        Assert.That(BuiltinDatasets.Gazetteer.TryLocate(text, out Place? place, out _), Is.True);
        Assert.That(place, Is.EqualTo(new Place(code, new GeoPoint(latitude, longitude), city, country)));
    }

    // FRA is both a metro, 50.11552, 8.68417, and a node, 50.1, 8.7.
    [Test]
    public void A_metro_goes_before_the_node_of_the_same_code()
    {
        BuiltinDatasets.Gazetteer.TryLocate("FRA", out Place? place, out _);

        Assert.That(place!.Point, Is.EqualTo(new GeoPoint(50.11552, 8.68417)));
    }

    [Test]
    public void Codes_that_are_both_a_metro_and_a_node_mean_the_same_place()
    {
        foreach (Core.Network.CorridorNode node in BuiltinDatasets.CorridorNodes)
        {
            Metro? metro = BuiltinDatasets.Metros.FirstOrDefault(m => m.Iata == node.Id);

            Assert.That(metro?.Center.KilometersTo(node.Location) ?? 0, Is.LessThan(10), node.Id);
        }
    }

    [TestCase("europe-wset1", "europe-west1")]
    [TestCase("gcp:europ-west1", "gcp:europe-west1")]
    [TestCase("LNO", "LON")]
    [TestCase("Paris", "CDG")]
    [TestCase("tokyo", "NRT")]
    [TestCase("middle of nowhere", null)]
    [TestCase("", null)]
    public void For_an_unknown_place_the_nearest_name_is_suggested(string text, string? suggestion)
    {
        Assert.That(BuiltinDatasets.Gazetteer.TryLocate(text, out Place? place, out string? found), Is.False);
        Assert.That(place, Is.Null);
        Assert.That(found, Is.EqualTo(suggestion));
    }

    [TestCase("91,0")]
    [TestCase("0,181")]
    [TestCase("48.9;2.35")]
    [TestCase("48,9,2,35")]
    [TestCase("NaN,0")]
    [TestCase("1e1,0")]
    [TestCase("48.9,")]
    public void Coordinates_that_cannot_be_are_no_place(string text)
    {
        Assert.That(BuiltinDatasets.Gazetteer.TryLocate(text, out _, out _), Is.False);
    }

    [TestCase("Paris", "CDG")]
    [TestCase("sao paulo", "GRU")]
    [TestCase("Frankfurt", "gcp:europe-west3")]
    [TestCase("St Ghislain", "gcp:europe-west1")]
    [TestCase("Novosibirsk", "Novosibirsk")]
    [TestCase("West Europe", "azure:westeurope")]
    [TestCase("CDG", "CDG")]
    [TestCase("48.9;2.35", "48.9;2.35")]
    [TestCase("48.9 , 2.35", "48.9 , 2.35")]
    public void Where_others_name_places_cities_count_too(string text, string code)
    {
        Assert.That(BuiltinDatasets.Gazetteer.Find(text).Place?.Code, Is.EqualTo(code));
    }

    [Test]
    public void A_name_of_places_far_apart_is_never_decided()
    {
        GeoPoint ohio = new(39.96, -83);
        GeoPoint georgia = new(32.46, -84.99);
        Gazetteer gazetteer = new(
            [new Metro("CSG", "Columbus", "US", georgia, 200_000)],
            [],
            [
                new CloudRegion(CloudProvider.Gcp, "us-mid", "Columbus", "US", ohio),
                new CloudRegion(CloudProvider.Azure, "us-mid", "Boise", "US", new GeoPoint(43.6, -116.2)),
            ],
            []
        );

        PlaceMatch city = gazetteer.Find("columbus");
        PlaceMatch region = gazetteer.Find("us-mid");

        Assert.That(city.Place, Is.Null);
        Assert.That(city.Choices.Select(place => place.Code), Is.EqualTo(new[] { "CSG", "gcp:us-mid" }));
        Assert.That(region.Place, Is.Null);
        Assert.That(region.Choices.Select(place => place.Code), Is.EqualTo(new[] { "gcp:us-mid", "azure:us-mid" }));
        Assert.That(gazetteer.Find("azure:us-mid").Place?.City, Is.EqualTo("Boise"));
    }

    [Test]
    public void No_built_in_name_means_several_places()
    {
        IEnumerable<string> names = BuiltinDatasets
            .Regions.SelectMany(region => new[] { region.Name, region.Town })
            .Concat(BuiltinDatasets.Metros.SelectMany(metro => new[] { metro.Iata, metro.City }))
            .Concat(BuiltinDatasets.CorridorNodes.Select(node => node.Id));

        Assert.That(names.Where(name => BuiltinDatasets.Gazetteer.Find(name).Place is null), Is.Empty);
    }

    [TestCase("Pariss", "Paris")]
    [TestCase("Ho Chi", "Ho Chi Minh City")]
    [TestCase("middle of nowhere", null)]
    public void For_an_unknown_city_the_nearest_is_suggested(string text, string? suggestion)
    {
        Assert.That(BuiltinDatasets.Gazetteer.Find(text), Is.EqualTo(new PlaceMatch(null, [], suggestion)));
    }

    [Test]
    [SetCulture("de-DE")]
    public void Coordinates_are_read_alike_in_every_culture()
    {
        BuiltinDatasets.Gazetteer.TryLocate("48.9,2.35", out Place? place, out _);

        Assert.That(place!.Point, Is.EqualTo(new GeoPoint(48.9, 2.35)));
    }
}
