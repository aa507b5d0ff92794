using System.Globalization;

namespace Sim.Core.Routing.Bgp.RouteMaps;

/// <summary>A community of 32 bits, written as two halves: <c>64500:80</c> (RFC 1997).</summary>
/// <param name="High">By custom the network that gives it a meaning; 0 and 65535 are reserved.</param>
public readonly record struct Community(ushort High, ushort Low) : IComparable<Community>
{
    /// <summary>The route is about to go away: like it least (RFC 8326).</summary>
    public static Community GracefulShutdown { get; } = new(65_535, 0);

    /// <summary>Not to other networks (RFC 1997).</summary>
    public static Community NoExport { get; } = new(65_535, 65_281);

    /// <summary>Not to anybody (RFC 1997).</summary>
    public static Community NoAdvertise { get; } = new(65_535, 65_282);

    /// <summary>Reads <c>64500:80</c>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Community community)
    {
        community = default;
        int colon = text.IndexOf(':');
        if (
            colon < 0
            || !ushort.TryParse(text[..colon], NumberStyles.None, CultureInfo.InvariantCulture, out ushort high)
            || !ushort.TryParse(text[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out ushort low)
        )
        {
            return false;
        }
        community = new Community(high, low);
        return true;
    }

    public static bool operator <(Community left, Community right) => left.CompareTo(right) < 0;

    public static bool operator >(Community left, Community right) => left.CompareTo(right) > 0;

    public static bool operator <=(Community left, Community right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Community left, Community right) => left.CompareTo(right) >= 0;

    public int CompareTo(Community other) => (High, Low).CompareTo((other.High, other.Low));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{High}:{Low}");
}
