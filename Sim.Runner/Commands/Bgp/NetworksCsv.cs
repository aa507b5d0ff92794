using System.Globalization;
using Sim.Core.Routing.Bgp.Synthesis;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// Who the networks of a synthetic Internet are, ascending by number:
/// <c>asn,role,country,metros,user_share,customers,peers,providers</c>.
/// </summary>
/// <remarks>Metros are separated by spaces; the share is that of the country's users, 0 to 1.</remarks>
internal static class NetworksCsv
{
    /// <summary>UTF-8, line feeds.</summary>
    public static byte[] Render(SyntheticInternet internet)
    {
        SyntheticSpecification places = internet.Specification;
        using MemoryStream bytes = new();
        using (StreamWriter rows = new(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            rows.WriteLine("asn,role,country,metros,user_share,customers,peers,providers");
            for (int index = 0; index < internet.Graph.Count; index++)
            {
                string metros = string.Join(
                    ' ',
                    internet.MetrosOf(index).ToArray().Select(metro => places.Metros[metro].Code)
                );
                rows.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{internet.Graph.AsnOf(index).Value},{Word(internet.RoleOf(index))},"
                    )
                        + $"{places.Countries[internet.CountryOf(index)].Code},{metros},"
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{internet.UserShareOf(index).Value:0.######},{internet.Graph.CustomersOf(index).Length},"
                        )
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{internet.Graph.PeersOf(index).Length},{internet.Graph.ProvidersOf(index).Length}"
                        )
                );
            }
        }
        return bytes.ToArray();
    }

    private static string Word(NetworkRole role) =>
        role switch
        {
            NetworkRole.Tier1 => "tier-1",
            NetworkRole.Transit => "transit",
            NetworkRole.RegionalTransit => "regional-transit",
            NetworkRole.Eyeball => "eyeball",
            NetworkRole.Content => "content",
            _ => "stub",
        };
}
