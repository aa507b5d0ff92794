using System.Net;

namespace Sim.Core.Routing.Dns;

/// <summary>
/// Where Route 53 believes a question comes from: the EDNS client subnet when there is one, else the resolver.
/// </summary>
/// <remarks><c>default</c> is an address that Route 53 cannot place. Codes are upper case.</remarks>
public readonly record struct DnsClient
{
    /// <summary>Route 53 continent code: AF, AN, AS, EU, OC, NA or SA.</summary>
    public string? Continent { get; init; }

    /// <summary>ISO 3166-1 alpha-2.</summary>
    public string? Country { get; init; }

    /// <summary>
    /// ISO 3166-2 without the country, such as CA for California; Route 53 uses it for US and UA only.
    /// </summary>
    public string? Subdivision { get; init; }

    /// <summary>The address block that the question carries, for IP-based routing.</summary>
    public IPNetwork? Subnet { get; init; }

    /// <summary>
    /// Milliseconds from the client to each AWS region, for latency routing. A region that is missing comes last.
    /// </summary>
    public IReadOnlyDictionary<string, double>? LatencyMs { get; init; }

    /// <summary>
    /// Kilometers to each record set by SetIdentifier, before bias, for geoproximity routing. One that is missing comes
    /// last.
    /// </summary>
    public IReadOnlyDictionary<string, double>? DistanceKm { get; init; }

    /// <summary>The place in words, for explanations.</summary>
    internal string Place =>
        string.Join(' ', new[] { Continent, Country, Subdivision, Subnet?.ToString() }.Where(part => part is not null))
            is { Length: > 0 } place
            ? $"client {place}"
            : "client of unknown place";
}
