using FsCheck;
using FsCheck.Fluent;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Core.Tests.Routing.Bgp;

/// <summary>Small AS graphs, written out or drawn.</summary>
internal static class Graphs
{
    /// <summary>Rows as CAIDA writes them: <c>1>2</c> is a provider and its customer, <c>1-2</c> are peers.</summary>
    public static AsGraph Of(params string[] links)
    {
        var builder = new AsGraphBuilder();
        foreach (string link in links.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
        {
            uint[] ends = [.. link.Split('>', '-').Select(uint.Parse)];
            if (link.Contains('>'))
            {
                builder.AddProvider(customer: new Asn(ends[1]), provider: new Asn(ends[0]));
            }
            else
            {
                builder.AddPeers(new Asn(ends[0]), new Asn(ends[1]));
            }
        }
        AsGraph? graph = builder.Build(out IReadOnlyList<AsGraphFinding> findings);
        Assert.That(findings, Is.Empty);
        return graph!;
    }

    /// <summary>
    /// Networks 1 to n; a lower number may be a provider of a higher one, so that there is no cycle. About a third of
    /// the pairs are linked.
    /// </summary>
    public static Gen<AsGraph> Any { get; } =
        from count in Gen.Choose(2, 9)
        from kinds in Gen.ArrayOf(Gen.Choose(0, 8), count * count)
        select Draw(count, kinds);

    public static Asn[] Asns(params uint[] values) => [.. values.Select(value => new Asn(value))];

    private static AsGraph Draw(int count, int[] kinds)
    {
        var builder = new AsGraphBuilder();
        for (uint low = 1; low <= count; low++)
        {
            builder.AddNetwork(new Asn(low));
            for (uint high = low + 1; high <= count; high++)
            {
                int kind = kinds[(int)((((low - 1) * count) + high) - 1)];
                if (kind <= 1)
                {
                    builder.AddProvider(customer: new Asn(high), provider: new Asn(low));
                }
                else if (kind == 2)
                {
                    builder.AddPeers(new Asn(low), new Asn(high));
                }
            }
        }
        return builder.Build(out _)!;
    }
}
