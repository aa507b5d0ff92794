using System.Globalization;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Scenarios.Import.AsRelationships;

/// <summary>The links of a graph as CAIDA writes them in serial 1, so that other tools can read them.</summary>
public static class AsRelationshipOutput
{
    /// <summary>UTF-8, line feeds; by the provider, and by the lower number of two peers.</summary>
    public static byte[] Render(AsGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        using MemoryStream bytes = new();
        using (StreamWriter rows = new(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            rows.WriteLine("# <provider>|<customer>|-1");
            rows.WriteLine("# <peer>|<peer>|0");
            for (int index = 0; index < graph.Count; index++)
            {
                foreach (int customer in graph.CustomersOf(index))
                {
                    Write(rows, graph, index, customer, -1);
                }
                foreach (int peer in graph.PeersOf(index))
                {
                    if (peer > index)
                    {
                        Write(rows, graph, index, peer, 0);
                    }
                }
            }
        }
        return bytes.ToArray();
    }

    private static void Write(StreamWriter rows, AsGraph graph, int one, int other, int relationship) =>
        rows.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{graph.AsnOf(one).Value}|{graph.AsnOf(other).Value}|{relationship}"
            )
        );
}
