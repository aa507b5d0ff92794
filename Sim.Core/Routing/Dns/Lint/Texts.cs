using System.Globalization;

namespace Sim.Core.Routing.Dns.Lint;

/// <summary>Numbers and lists in messages.</summary>
internal static class Texts
{
    public static string List(IReadOnlyCollection<string> items, int most) => List(items, items.Count, most);

    /// <param name="count">How many items there are, of which no more are asked for than are named.</param>
    public static string List(IEnumerable<string> items, int count, int most)
    {
        int more = count - most;
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
