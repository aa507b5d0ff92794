using System.IO.Compression;
using System.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Measurements;

public sealed class MeasurementReaderTests
{
    [Test]
    public void Regions_cities_codes_and_coordinates_are_places()
    {
        MeasurementTable table = Read(
            """
            # measured on a quiet Sunday
            from,to,rtt_ms
            europe-west1,gcp:us-east1,101.5
            aws:eu-west-3,azure:japaneast,230
            West Europe,SAO PAULO,190
            Zürich,CDG,12
            48.86;2.35,"-33.87,151.21",280
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(table.Unknown, Is.Empty);
            Assert.That(table.Pairs.Select(pair => pair.Line), Is.EqualTo(new[] { 3, 4, 5, 6, 7 }));
            Assert.That(table.Pairs[0].From, Is.EqualTo("europe-west1"));
            Assert.That(table.Pairs[0].FromPoint, Is.EqualTo(new GeoPoint(50.45, 3.82)));
            Assert.That(table.Pairs[0].RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(101.5)));
            Assert.That(table.Pairs[1].ToPoint, Is.EqualTo(new GeoPoint(35.68, 139.65)));
            Assert.That(table.Pairs[2].FromPoint, Is.EqualTo(new GeoPoint(52.37, 4.90)));
            Assert.That(table.Pairs[2].ToPoint.LatitudeDegrees, Is.EqualTo(-23.5).Within(0.1));
            Assert.That(table.Pairs[3].FromPoint.LatitudeDegrees, Is.EqualTo(47.4).Within(0.1));
            Assert.That(table.Pairs[4].FromPoint, Is.EqualTo(new GeoPoint(48.86, 2.35)));
            Assert.That(table.Pairs[4].ToPoint, Is.EqualTo(new GeoPoint(-33.87, 151.21)));
        });
    }

    [Test]
    public void Names_that_no_table_knows_are_kept_aside_with_the_nearest_that_one_does()
    {
        MeasurementTable table = Read(
            """
            from,to,rtt_ms
            europe-wset1,us-east1,100
            us-east1,europe-wset1,100
            us-east1,middle of nowhere,100
            us-east1,europe-west1,100
            """
        );

        Assert.Multiple(() =>
        {
            Assert.That(table.Pairs.Select(pair => pair.Line), Is.EqualTo(new[] { 5 }));
            Assert.That(table.RowsWithUnknown, Is.EqualTo(3));
            Assert.That(
                table.Unknown.Select(unknown => (unknown.Name, unknown.Suggestion, unknown.Rows, unknown.First.Line)),
                Is.EqualTo(
                    new (string, string?, int, int)[]
                    {
                        ("europe-wset1", "europe-west1", 2, 2),
                        ("middle of nowhere", null, 1, 4),
                    }
                )
            );
        });
    }

    [Test]
    public void A_place_and_itself_are_no_pair_whatever_its_names()
    {
        MeasurementTable table = Read(
            """
            from,to,rtt_ms
            europe-west1,gcp:europe-west1,0
            Paris,CDG,1
            europe-west3,eu-central-1,1.5
            """
        );

        // Two data centers of Frankfurt are two places.
        Assert.That(table.Pairs.Select(pair => pair.Line), Is.EqualTo(new[] { 4 }));
        Assert.That(table.RowsWithinPlace, Is.EqualTo(2));
    }

    [Test]
    public void Every_error_is_told_at_its_place()
    {
        DiagnosticList found = [];
        var source = new SourceText(
            "rtt.csv",
            "from,to,rtt_ms\nParis,Tokyo,fast\n\"Paris\",Tokyo,0\nParis,Tokyo,-1\nParis,,3\nParis,Tokyo,\n"
                + "Paris,Tokyo,70000\n"
        );

        Assert.That(MeasurementReader.Read(source, found), Is.Null);
        Assert.That(
            found.Sorted().Select(one => one.ToString()),
            Is.EqualTo(
                new[]
                {
                    "rtt.csv:2:13: number: 'fast' is not a number in range",
                    "rtt.csv:3:15: number: no round trip between two places takes 0 ms",
                    "rtt.csv:4:13: number: '-1' is not a number in range",
                    "rtt.csv:5:7: missing-value: 'to' is empty",
                    "rtt.csv:6:13: missing-value: 'rtt_ms' is empty",
                    "rtt.csv:7:13: number: '70000' is not a number in range",
                }
            )
        );
    }

    [Test]
    public void A_missing_column_is_an_error()
    {
        DiagnosticList found = [];

        Assert.That(MeasurementReader.Read(new SourceText("rtt.csv", "from,to,rtt\na,b,1\n"), found), Is.Null);
        Assert.That(found[0].Message, Is.EqualTo("column 'rtt_ms' is missing"));
    }

    [TestCase(".csv")]
    [TestCase(".csv.gz")]
    public void A_packed_file_reads_as_its_content(string extension)
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + extension);
        try
        {
            using (var packed = new GZipStream(File.Create(path), CompressionMode.Compress))
            {
                packed.Write(Encoding.UTF8.GetBytes("from,to,rtt_ms\nParis,Tokyo,230\n"));
            }
            DiagnosticList found = [];

            MeasurementTable? table = MeasurementReader.ReadFile(DiskFiles.Instance, path, found);

            Assert.That(found, Is.Empty);
            Assert.That(table!.Pairs[0].RoundTrip, Is.EqualTo(SimDuration.FromMilliseconds(230)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Paris-Sydney is 16,960 km by the haversine on a sphere of 6,371 km: light needs 169.6 ms.
    [Test]
    public void The_floor_is_light_in_fiber_over_the_great_circle()
    {
        MeasurementTable table = Read("from,to,rtt_ms\n48.86;2.35,-33.87;151.21,280\n");

        Assert.That(table.Pairs[0].Floor.TotalMilliseconds, Is.EqualTo(169.6).Within(0.1));
    }

    private static MeasurementTable Read(string text)
    {
        DiagnosticList found = [];
        MeasurementTable? table = MeasurementReader.Read(new SourceText("rtt.csv", text), found);
        Assert.That(found, Is.Empty);
        return table!;
    }
}
