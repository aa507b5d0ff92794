using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Datasets;

public class CountryTableTest
{
    private const string Header = "iso2,name,continent,popw_lat,popw_lon,population,internet_users,tz";

    [Test]
    public void A_table_of_ones_own_may_have_other_columns_and_another_order()
    {
        DiagnosticList diagnostics = [];

        IReadOnlyList<Country>? countries = Read(
            """
            # our customers
            tz,iso2,remark,name,continent,popw_lat,popw_lon,population,internet_users
            Europe/Paris,FR,"big, and ""large"" too","France",EU,47.07,2.79,67000000,
            """,
            diagnostics
        );

        Assert.That(diagnostics, Is.Empty);
        Assert.That(
            countries,
            Is.EqualTo(
                new[]
                {
                    new Country("FR", "France", "EU", new GeoPoint(47.07, 2.79), 67_000_000, null, 0, "Europe/Paris"),
                }
            )
        );
    }

    [Test]
    public void Everything_that_is_wrong_is_reported_at_once_with_its_place()
    {
        DiagnosticList diagnostics = [];

        IReadOnlyList<Country>? countries = Read(
            $"""
            # line 1
            {Header}
            fr,"Île-de-France",EU,47.07,2.79,67000000,1,Europe/Pari
            DE,"Germany",EC,91,9.80,82000000,70 million,Europe/Berlin

            DE,,EU,51.0,9.80,82000000,7,Europe/Berlin
            ES,Spain,EU,40
            IT,"Ita"ly,EU,42,12,60000000,7,Europe/Rome
            """,
            diagnostics
        );

        Assert.That(countries, Is.Null);
        Assert.That(
            diagnostics.Sorted().Select(diagnostic => diagnostic.ToString()),
            Is.EqualTo(
                new[]
                {
                    "mine.csv:3:1: country-code: 'fr' is not a country code",
                    "mine.csv:3:45: unknown-time-zone: there is no time zone 'Europe/Pari'",
                    "mine.csv:4:14: unknown-word: 'EC' is unknown here",
                    "mine.csv:4:17: number: '91' is not a number in range",
                    "mine.csv:4:34: number: '70 million' is not a whole number",
                    "mine.csv:6:1: duplicate-key: 'DE' stands in an earlier row too",
                    "mine.csv:6:4: missing-value: 'name' is empty",
                    "mine.csv:7:1: field-count: the row has not as many fields as the header",
                    "mine.csv:8:1: csv-syntax: quotes must enclose a whole field, and a quote inside is doubled",
                }
            )
        );
        Assert.That(diagnostics.Select(d => d.Suggestion), Has.Member("Europe/Paris"));
        Assert.That(diagnostics.Sorted()[1].SourceLine, Does.StartWith("fr,\"Île-de-France\""));
    }

    [Test]
    public void A_missing_column_is_reported_with_the_one_that_was_meant()
    {
        DiagnosticList diagnostics = [];

        Assert.That(Read(Header.Replace("tz", "timezone").Replace("iso2", "iso") + "\nFR", diagnostics), Is.Null);
        Assert.That(
            diagnostics.Select(diagnostic => diagnostic.ToString()),
            Is.EqualTo(
                new[]
                {
                    "mine.csv:1:1: missing-column: column 'iso2' is missing; is it 'iso'?",
                    "mine.csv:1:1: missing-column: column 'tz' is missing",
                }
            )
        );
    }

    [TestCase("")]
    [TestCase("# nothing but a comment")]
    [TestCase(Header)]
    public void A_table_without_rows_is_refused(string text)
    {
        DiagnosticList diagnostics = [];

        Assert.That(Read(text, diagnostics), Is.Null);
        Assert.That(diagnostics.HasErrors, Is.True);
    }

    [Test]
    public void Builtin_needs_no_file()
    {
        DiagnosticList diagnostics = [];

        IReadOnlyList<Country>? countries = CountryTable.Load(DiskFiles.Instance, "builtin", diagnostics);

        Assert.That(countries, Is.SameAs(BuiltinDatasets.Countries));
    }

    [Test]
    public void A_missing_file_is_reported_where_it_is_named()
    {
        DiagnosticList diagnostics = [];
        SourceText scenario = new("scenario.yaml", "demand: {countries: no-such.csv}");

        Assert.That(
            CountryTable.Load(DiskFiles.Instance, "no-such.csv", diagnostics, new Location(scenario, 1, 21, 11)),
            Is.Null
        );
        Assert.That(
            diagnostics.Single().ToString(),
            Is.EqualTo("scenario.yaml:1:21: missing-file: there is no file 'no-such.csv'")
        );
    }

    private static IReadOnlyList<Country>? Read(string text, DiagnosticList diagnostics) =>
        CountryTable.Read(new SourceText("mine.csv", text), diagnostics);
}
