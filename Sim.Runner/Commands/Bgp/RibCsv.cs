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
    /// <exception cref="IOException">The file cannot be written; then there is none, or the one of before.</exception>
    public static void Write(string path, PrefixRoutes routes)
    {
        string temporary = path + ".tmp";
        using (StreamWriter rows = new(temporary) { NewLine = "\n" })
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
        File.Move(temporary, path, overwrite: true);
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
