using System.Net;
using System.Net.Sockets;

namespace Sim.Scenarios.Schema.Checks;

/// <summary>
/// Prefixes do not overlap, addresses lie inside their prefix and belong to one endpoint, but for sites that share
/// them.
/// </summary>
internal static class AddressChecks
{
    public static void Run(CheckContext context)
    {
        AnycastChecks.Run(context);
        List<(Site Site, IPNetwork Prefix)> prefixes = [];
        Dictionary<IPAddress, string> owners = [];
        foreach ((int i, Site site) in context.Scenario.Sites.Index())
        {
            string path = $"sites[{i}].prefix";
            if (!TryReadPrefix(site.Prefix, out IPNetwork prefix))
            {
                context.Error(
                    path,
                    "wrong-prefix",
                    $"'{site.Prefix}' is no prefix",
                    "CIDR notation without host bits, such as 203.0.113.0/24",
                    prefix == default ? null : prefix.ToString()
                );
                continue;
            }
            CheckOverlap(context, path, site, prefix, prefixes);
            prefixes.Add((site, prefix));
            bool isFirst = !context.Scenario.Sites.Take(i).Any(other => site.SharesPrefixWith(other));
            if (site.Address is { } address && isFirst)
            {
                CheckAddress(context, $"sites[{i}].address", site.Id, address, prefix, owners);
            }
        }
        foreach ((int i, Site site) in context.Scenario.Sites.Index())
        {
            if (!context.Scenario.Sites.Take(i).Any(other => site.SharesPrefixWith(other)))
            {
                CheckAddress6(context, $"sites[{i}].address6", site.Id, site.Address6, owners);
            }
        }
        foreach ((int i, FrontEnd frontEnd) in context.Scenario.FrontEnds.Index())
        {
            CheckAddress6(context, $"frontEnds[{i}].address6", frontEnd.Id, frontEnd.Address6, owners);
            string path = $"frontEnds[{i}].address";
            CheckAddress(context, path, frontEnd.Id, frontEnd.Address, null, owners);
            if (!TryReadAddress(frontEnd.Address, out IPAddress address))
            {
                continue;
            }
            foreach ((Site site, IPNetwork prefix) in prefixes.Where(taken => taken.Prefix.Contains(address)))
            {
                context.Error(path, "overlapping-prefix", $"{address} lies in the prefix {prefix} of '{site.Id}'");
            }
        }
    }

    private static void CheckOverlap(
        CheckContext context,
        string path,
        Site site,
        IPNetwork prefix,
        IEnumerable<(Site Site, IPNetwork Prefix)> prefixes
    )
    {
        foreach ((Site other, IPNetwork taken) in prefixes.Where(one => !site.SharesPrefixWith(one.Site)))
        {
            if (taken.Contains(prefix.BaseAddress) || prefix.Contains(taken.BaseAddress))
            {
                context.Error(
                    path,
                    "overlapping-prefix",
                    $"{prefix} overlaps {taken} of '{other.Id}'",
                    taken == prefix
                        ? "a prefix of its own, or 'anycast: true' at both to announce it together"
                        : "a prefix of its own"
                );
                return;
            }
        }
    }

    private static void CheckAddress6(
        CheckContext context,
        string path,
        string owner,
        string? text,
        Dictionary<IPAddress, string> owners
    )
    {
        if (text is null)
        {
            return;
        }
        if (!TryReadAddress(text, out IPAddress six) || six.AddressFamily != AddressFamily.InterNetworkV6)
        {
            context.Error(path, "wrong-address", $"'{text}' is no IPv6 address", "an address such as 2001:db8::10");
        }
        else if (!owners.TryAdd(six, owner))
        {
            context.Error(path, "duplicate-address", $"{six} is the address of '{owners[six]}' already");
        }
    }

    private static void CheckAddress(
        CheckContext context,
        string path,
        string owner,
        string text,
        IPNetwork? prefix,
        Dictionary<IPAddress, string> owners
    )
    {
        if (!TryReadAddress(text, out IPAddress address))
        {
            context.Error(path, "wrong-address", $"'{text}' is no IP address", "an address such as 198.51.100.10");
        }
        else if (prefix is { } within && !within.Contains(address))
        {
            context.Error(path, "address-outside-prefix", $"{address} is not in {within}", $"an address in {within}");
        }
        else if (!owners.TryAdd(address, owner))
        {
            context.Error(path, "duplicate-address", $"{address} is the address of '{owners[address]}' already");
        }
    }

    // IPAddress.Parse takes "1" and "0x7f.1" for addresses.
    private static bool TryReadAddress(string text, out IPAddress address)
    {
        bool read = IPAddress.TryParse(text, out IPAddress? parsed);
        address = parsed ?? IPAddress.None;
        return read && (address.AddressFamily == AddressFamily.InterNetworkV6 || address.ToString() == text);
    }

    // IPNetwork.TryParse cuts host bits off; here they are a mistake.
    private static bool TryReadPrefix(string text, out IPNetwork prefix) =>
        IPNetwork.TryParse(text, out prefix)
        && TryReadAddress(text.Split('/')[0], out IPAddress first)
        && first.Equals(prefix.BaseAddress);
}
