using System.Globalization;
using Sim.Core.Routing.Bgp.Catchments;

namespace Sim.Runner.Output.Catchments;

/// <summary>
/// A row for every network and site: which share of all users, and how long their round trip is. The columns are those
/// that <c>--observed</c> reads, and some more.
/// </summary>
internal static class CatchmentCsv
{
    /// <summary>UTF-8, line feeds.</summary>
    public static byte[] Render(CatchmentReport report)
    {
        using MemoryStream bytes = new();
        using (StreamWriter rows = new(bytes, leaveOpen: true) { NewLine = "\n" })
        {
            rows.WriteLine("network,country,site,share,rtt_ms,nearest_rtt_ms");
            var groups = report
                .Catchment.Clients.Where(one => one.Site >= 0 && one.Client.Users > 0)
                .GroupBy(one => (one.Client.Network, one.Client.Country, one.Site))
                .OrderBy(group => group.Key.Network)
                .ThenBy(group => group.Key.Site);
            foreach (var group in groups)
            {
                ClientCatchment[] users = [.. group];
                uint number = report.Prefix.Geography.Graph.AsnOf(group.Key.Network).Value;
                double share = users.Sum(one => one.Client.Users) / report.Catchment.Total.Users;
                double nearest = SiteCatchment.Mean(users, one => one.Nearest.RoundTrip).TotalMilliseconds;
                double roundTrip = SiteCatchment.Mean(users, one => one.RoundTrip).TotalMilliseconds;
                rows.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{number},{group.Key.Country},")
                        + $"{report.Catchment.Sites[group.Key.Site]},"
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{share:0.############},{roundTrip:0.###},{nearest:0.###}"
                        )
                );
            }
        }
        return bytes.ToArray();
    }
}
