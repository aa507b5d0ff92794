using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Sim.Scenarios.Schema;

/// <summary>A part of the platform that a fault or change names, such as <c>blade/dc-par/2</c>.</summary>
/// <remarks><see cref="object.ToString"/> gives the text back.</remarks>
public abstract record ComponentRef
{
    public const string Expectation =
        "site/ID, blade/SITE/N, upstream/SITE/AS, link/SITE/COUNTRY, region/POOL, pods/POOL, nodes/POOL, "
        + "nodes/POOL/GROUP, store/ID or checks/HEALTH-CHECK-ID";

    /// <summary>ECMA 262; accepts exactly what <see cref="TryParse"/> accepts.</summary>
    public const string Pattern =
        "^(site/[a-z0-9-]{1,63}|blade/[a-z0-9-]{1,63}/[1-9][0-9]{0,3}|upstream/[a-z0-9-]{1,63}/AS[1-9][0-9]{0,9}"
        + "|link/[a-z0-9-]{1,63}/[A-Z]{2}|region/[a-z0-9-]{1,63}|pods/[a-z0-9-]{1,63}"
        + "|nodes/[a-z0-9-]{1,63}(/[a-z0-9-]{1,63})?|store/[a-z0-9-]{1,63}|checks/[A-Za-z0-9-]{1,64})$";

    private ComponentRef() { }

    /// <summary>A whole data center.</summary>
    public sealed record SiteRef(string Site) : ComponentRef
    {
        public override string ToString() => $"site/{Site}";
    }

    /// <summary>One ingress blade of a site.</summary>
    /// <param name="Number">From 1.</param>
    public sealed record BladeRef(string Site, int Number) : ComponentRef
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"blade/{Site}/{Number}");
    }

    /// <summary>The session of a site with one of its upstream networks.</summary>
    /// <param name="Network">As in <see cref="Site.Upstreams"/>: AS3356.</param>
    public sealed record UpstreamRef(string Site, string Network) : ComponentRef
    {
        public override string ToString() => $"upstream/{Site}/{Network}";
    }

    /// <summary>The paths between a country and a site.</summary>
    public sealed record LinkRef(string Site, string Country) : ComponentRef
    {
        public override string ToString() => $"link/{Site}/{Country}";
    }

    /// <summary>The cloud region of a pool, with everything in it.</summary>
    public sealed record RegionRef(string Pool) : ComponentRef
    {
        public override string ToString() => $"region/{Pool}";
    }

    /// <summary>Pods of a pool; how many is the fault's share.</summary>
    public sealed record PodsRef(string Pool) : ComponentRef
    {
        public override string ToString() => $"pods/{Pool}";
    }

    /// <summary>The supply of a pool with nodes.</summary>
    /// <param name="Group">The name of a group of nodes; null: all of them.</param>
    public sealed record NodesRef(string Pool, string? Group) : ComponentRef
    {
        public override string ToString() => Group is null ? $"nodes/{Pool}" : $"nodes/{Pool}/{Group}";
    }

    /// <summary>A data store.</summary>
    public sealed record StoreRef(string Store) : ComponentRef
    {
        public override string ToString() => $"store/{Store}";
    }

    /// <summary>The path of the probes of a Route 53 health check.</summary>
    public sealed record ChecksRef(string HealthCheckId) : ComponentRef
    {
        public override string ToString() => $"checks/{HealthCheckId}";
    }

    public static bool TryParse(string text, [NotNullWhen(true)] out ComponentRef? component)
    {
        component = text.Split('/') switch
        {
            ["site", var id] when IsId(id) => new SiteRef(id),
            ["blade", var site, var number] when IsId(site) && IsNumber(number, 4) => new BladeRef(
                site,
                int.Parse(number, CultureInfo.InvariantCulture)
            ),
            ["upstream", var site, ['A', 'S', .. var number] network] when IsId(site) && IsNumber(number, 10) =>
                new UpstreamRef(site, network),
            ["link", var site, { Length: 2 } country] when IsId(site) && country.All(char.IsAsciiLetterUpper) =>
                new LinkRef(site, country),
            ["region", var pool] when IsId(pool) => new RegionRef(pool),
            ["pods", var pool] when IsId(pool) => new PodsRef(pool),
            ["nodes", var pool] when IsId(pool) => new NodesRef(pool, null),
            ["nodes", var pool, var group] when IsId(pool) && IsId(group) => new NodesRef(pool, group),
            ["store", var id] when IsId(id) => new StoreRef(id),
            ["checks", { Length: >= 1 and <= 64 } id] when id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') =>
                new ChecksRef(id),
            _ => null,
        };
        return component is not null;
    }

    /// <exception cref="FormatException">The text names no component; a validated scenario has none such.</exception>
    public static ComponentRef Parse(string text) =>
        TryParse(text, out ComponentRef? component)
            ? component
            : throw new FormatException($"'{text}' is not {Expectation}");

    private static bool IsId(string text) =>
        text.Length is >= 1 and <= 63 && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsNumber(string text, int most) =>
        text.Length >= 1 && text.Length <= most && text[0] != '0' && text.All(char.IsAsciiDigit);
}
