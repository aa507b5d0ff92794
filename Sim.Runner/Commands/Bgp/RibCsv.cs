using System.Globalization;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// The best path of every network that has one, ascending by number: <c>asn,received_from,as_path</c>.
/// </summary>
/// <remarks>
/// <c>received_from</c> is origin, customer, peer or provider; <c>as_path</c> goes from the network to the origin, both
/// included, with spaces between.
/// </remarks>
internal static class RibCsv
{
    /// <summary>UTF-8, line feeds.</summary>
    public static byte[] Render(PrefixRoutes routes)
    {
        using MemoryStream bytes = new();
        using (StreamWriter rows = new(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            rows.WriteLine("asn,received_from,as_path");
            for (int index = 0; index < routes.Graph.Count; index++)
            {
                if (routes.SourceOf(index) is var source and not RouteSource.None)
                {
                    IEnumerable<string> numbers = routes.PathOf(index).Select(Text);
                    rows.WriteLine($"{Text(routes.Graph.AsnOf(index))},{Word(source)},{string.Join(' ', numbers)}");
                }
            }
        }
        return bytes.ToArray();
    }

    private static string Text(Asn asn) => asn.Value.ToString(CultureInfo.InvariantCulture);

    private static string Word(RouteSource source) =>
        source switch
        {
            RouteSource.Origin => "origin",
            RouteSource.Customer => "customer",
            RouteSource.Peer => "peer",
            _ => "provider",
        };
}
