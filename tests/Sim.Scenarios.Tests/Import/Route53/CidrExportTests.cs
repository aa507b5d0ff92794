using System.Net;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import.Route53;

public sealed class CidrExportTests
{
    [Test]
    public void A_block_is_written_as_the_cli_prints_it() =>
        Assert.That(
            Route53Export.CidrBlocks([new CidrLocation("isp-a", [IPNetwork.Parse("192.0.2.0/24")])]),
            Is.EqualTo(
                """
                {
                    "CidrBlocks": [
                        {
                            "CidrBlock": "192.0.2.0/24",
                            "LocationName": "isp-a"
                        }
                    ]
                }

                """
            )
        );

    [Law]
    public void Blocks_come_back_as_they_were_exported(int seed)
    {
        CidrLocation[] locations = Random(seed);
        var again = Read.From(
            Route53Export.CidrBlocks(locations),
            Route53Import.ReadCidrBlocks,
            out DiagnosticList diagnostics
        );
        Assert.That(diagnostics.Lines(), Is.Empty);
        Assert.That(again!.Select(one => one.Value), Is.EqualTo(locations));
    }

    [Test]
    public void Bits_behind_the_prefix_are_told_and_cleared()
    {
        var read = Read.From(
            """{"CidrBlocks": [{"CidrBlock": "192.0.2.7/24", "LocationName": "a"}]}""",
            Route53Import.ReadCidrBlocks,
            out DiagnosticList diagnostics
        );
        Assert.That(
            diagnostics.Lines(),
            Is.EqualTo(new[] { "1:31 W host-bits: '192.0.2.7/24' has bits behind its prefix, read as 192.0.2.0/24" })
        );
        Assert.That(read![0].Value.Blocks[0], Is.EqualTo(IPNetwork.Parse("192.0.2.0/24")));
    }

    internal static string Sample(int seed) => Route53Export.CidrBlocks(Random(seed));

    /// <summary>Locations with at least a block each: a listing of blocks knows no other.</summary>
    private static CidrLocation[] Random(int seed)
    {
        var random = new RandomStream((ulong)seed);
        return
        [
            .. Enumerable
                .Range(0, 1 + random.NextInt32(4))
                .Select(i => new CidrLocation(
                    $"location-{i}",
                    [.. Enumerable.Range(0, 1 + random.NextInt32(3)).Select(_ => Block(random))]
                )),
        ];
    }

    private static IPNetwork Block(RandomStream random) =>
        random.NextInt32(2) == 0
            ? IPNetwork.Parse($"10.{random.NextInt32(256)}.{random.NextInt32(256)}.0/24")
            : IPNetwork.Parse($"2001:db8:{random.NextInt32(9) + 1:x}::/48");
}
