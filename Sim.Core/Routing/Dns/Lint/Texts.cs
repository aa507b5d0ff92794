using System.Globalization;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Numbers and lists in messages.</summary>
internal static class Texts
{
    public static string List(IReadOnlyList<string> items, int most)
    {
        int more = items.Count - most;
        return more > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", items.Take(most))} and {more} more")
            : string.Join(", ", items);
    }

    /// <summary>"1 record set", "1,000 record sets".</summary>
    public static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {noun}{(count == 1 ? "" : "s")}");

    public static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    public static string Seconds(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{seconds:0.###} s");
}
