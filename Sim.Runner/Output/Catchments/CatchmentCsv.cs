using System.Globalization;
using Sim.Core.Quantities;
using Sim.Scenarios.Catchments;

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
                .Landings.GroupBy(one => (one.Network, one.Country, one.Site))
                .OrderBy(group => group.Key.Network)
                .ThenBy(group => group.Key.Site);
            foreach (var group in groups)
            {
                double share = group.Sum(one => one.Share);
                double roundTrip = Mean(group, share, one => one.RoundTrip);
                double nearest = Mean(group, share, one => one.Nearest);
                rows.WriteLine(
                    string.Create(CultureInfo.InvariantCulture, $"{group.Key.Network},{group.Key.Country},")
                        + $"{report.Sites[group.Key.Site].Name},"
                        + string.Create(
                            CultureInfo.InvariantCulture,
                            $"{share:0.############},{roundTrip:0.###},{nearest:0.###}"
                        )
                );
            }
        }
        return bytes.ToArray();
    }

    private static double Mean(IEnumerable<Landing> users, double share, Func<Landing, SimDuration> timeOf) =>
        users.Sum(one => one.Share * timeOf(one).TotalMilliseconds) / share;
}
