using System.IO.Compression;
using System.Text;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.AsRelationships;

public sealed class AsRelationshipImportTests
{
    // 64500|64501|-1 and 64501|64502|0, as bzip2 packs it.
    private const string PackedWithBzip2 =
        "QlpoOTFBWSZTWcw1pqcAAArYgAAQAAJ3AAAEIAAhKaI2QgyYi8gwz6qBAepObfC7kinChIZhrTU4";

    private DiagnosticList _found = [];

    [SetUp]
    public void Forget() => _found = [];

    [Test]
    public void Serial_1_has_three_columns()
    {
        AsGraph graph = Read("# comment\n64500|64501|-1\n64501|64502|0\n")!;

        Assert.That(_found, Is.Empty);
        Assert.That(graph.Count, Is.EqualTo(3));
        Assert.That(graph.RelationshipOf(0, 1), Is.EqualTo(AsRelationship.Customer));
        Assert.That(graph.RelationshipOf(1, 2), Is.EqualTo(AsRelationship.Peer));
    }

    [Test]
    public void Serial_2_has_the_source_in_a_fourth()
    {
        Assert.That(Read("1|2|-1|bgp\r\n2|3|0|mlp")!.LinkCount, Is.EqualTo(2));
        Assert.That(_found, Is.Empty);
    }

    [Test]
    public void What_is_written_is_serial_1_and_reads_as_the_same_graph()
    {
        string text = Encoding.UTF8.GetString(AsRelationshipOutput.Render(Read("7|5|0\n5|9|-1\n9|4294967295|-1\n")!));

        Assert.That(
            text,
            Is.EqualTo("# <provider>|<customer>|-1\n# <peer>|<peer>|0\n5|9|-1\n5|7|0\n9|4294967295|-1\n")
        );
        Assert.That(AsRelationshipOutput.Render(Read(text)!), Is.EqualTo(Encoding.UTF8.GetBytes(text)));
    }

    [Test]
    public void Numbers_have_32_bits() =>
        Assert.That(Read("4294967295|1|-1\n")!.AsnOf(1), Is.EqualTo(new Asn(4294967295)));

    [Test]
    public void Every_row_that_cannot_be_read_is_reported_at_its_column()
    {
        AsGraph? graph = Read("1|x2|-1\n1|2|2\n1|2\n1|2|0|bgp|x\n0|4|0\n5|4294967296|0\n");

        Assert.That(graph, Is.Null);
        Assert.That(
            _found.Select(found => found.ToString()),
            Is.EqualTo(
                new[]
                {
                    "rel.txt:1:3: not-an-asn: 'x2' is no AS number",
                    "rel.txt:2:5: unknown-relationship: '2' is no relationship",
                    "rel.txt:3:4: too-few-columns: the row ends too early",
                    "rel.txt:4:10: too-many-columns: the row has more than four columns",
                    "rel.txt:5:1: not-an-asn: '0' is no AS number",
                    "rel.txt:6:3: not-an-asn: '4294967296' is no AS number",
                }
            )
        );
    }

    [Test]
    public void What_is_wrong_between_rows_is_reported_at_the_later_one()
    {
        AsGraph? graph = Read("# a\n1|1|0\n1|2|-1\n2|1|0\n1|3|0\n3|1|0\n5|6|-1\n6|7|-1\n7|5|-1\n");

        Assert.That(graph, Is.Null);
        Assert.That(
            _found.Select(found => $"{found.Severity} {found}"),
            Is.EqualTo(
                new[]
                {
                    "Error rel.txt:2:1: self-link: AS1 is linked to itself",
                    "Error rel.txt:4:1: contradictory-link: AS2 and AS1 have another relationship in line 3",
                    "Warning rel.txt:6:1: duplicate-link: AS3 and AS1 are linked like this in line 5 too",
                    "Error rel.txt:7:1: provider-cycle: each is a provider of the next: AS6 > AS7 > AS5 > AS6",
                }
            )
        );
    }

    [Test]
    public void A_file_without_rows_is_refused()
    {
        Assert.That(Read("# nothing\n"), Is.Null);
        Assert.That(_found.Single().Code, Is.EqualTo("no-relationships"));
    }

    [Test]
    public void Packing_is_told_by_content_and_not_by_name()
    {
        using MemoryStream gzip = new();
        using (GZipStream packer = new(gzip, CompressionMode.Compress, leaveOpen: true))
        {
            packer.Write("64500|64501|-1\n64501|64502|0\n"u8);
        }
        foreach (byte[] packed in (byte[][])[gzip.ToArray(), Convert.FromBase64String(PackedWithBzip2)])
        {
            AsGraph? graph = AsRelationshipImport.Read(new OneFile(packed), "rel.txt", _found);
            Assert.That(_found, Is.Empty);
            Assert.That(graph!.LinkCount, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_damaged_packed_file_is_refused()
    {
        byte[] cut = Convert.FromBase64String(PackedWithBzip2)[..30];
        Assert.That(AsRelationshipImport.Read(new OneFile(cut), "rel.bz2", _found), Is.Null);
        Assert.That(
            _found.Single().ToString(),
            Does.StartWith("rel.bz2:1:1: unreadable-file:").And.Contains("damaged")
        );
    }

    [TestCase("20040101.as-rel.txt", 16_565, 30_438, 8_505)]
    [TestCase("20100101.as-rel.txt", 33_486, 63_060, 31_737)]
    public void The_published_graphs_have_their_published_sizes(string name, int networks, int providers, int peers)
    {
        string? folder = Environment.GetEnvironmentVariable("SIM_SHARED_DATA");
        if (folder is null)
        {
            Assert.Ignore("SIM_SHARED_DATA names no folder with as-rel/: the graphs of CAIDA may not be shipped");
        }
        AsGraph? graph = AsRelationshipImport.Read(DiskFiles.Instance, Path.Combine(folder!, "as-rel", name), _found);
        Assert.That(_found, Is.Empty);
        Assert.That(graph!.Count, Is.EqualTo(networks));
        Assert.That((graph.ProviderLinkCount, graph.PeerLinkCount), Is.EqualTo((providers, peers)));
    }

    private AsGraph? Read(string text) =>
        AsRelationshipImport.Read(new OneFile(Encoding.UTF8.GetBytes(text)), "rel.txt", _found);

    private sealed class OneFile(byte[] bytes) : IInputFiles
    {
        public InputKind KindOf(string path) => InputKind.File;

        public Stream Open(string path) => new MemoryStream(bytes, writable: false);

        public IReadOnlyList<string> NamesIn(string folder) => [];
    }
}
