using System.Net;
using System.Net.Sockets;

namespace Sim.Scenarios.Answers;

/// <summary>Reads the subnet of a client (EDNS client subnet, RFC 7871), or its whole address.</summary>
public static class ClientSubnet
{
    /// <summary>What <see cref="TryParse"/> reads, for messages.</summary>
    public const string Expectation = "a subnet such as 192.0.2.0/24 or 2001:db8::/48 without bits behind its length";

    public static bool TryParse(string text, out IPNetwork subnet)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.Contains('/', StringComparison.Ordinal))
        {
            bool isAddress = TryParseAddress(text, out IPAddress address);
            subnet = isAddress ? Of(address) : default;
            return isAddress;
        }
        return TryParseAddress(text[..text.IndexOf('/', StringComparison.Ordinal)], out _)
            & IPNetwork.TryParse(text, out subnet);
    }

    /// <summary>An address whose spelling is plain: four decimal numbers, or IPv6 without a zone.</summary>
    public static bool TryParseAddress(string text, out IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(text);
        bool isAddress = IPAddress.TryParse(text, out IPAddress? read);
        address = read ?? IPAddress.None;
        return isAddress
            && (
                address.AddressFamily == AddressFamily.InterNetwork
                    ? text.Count(c => c == '.') == 3
                    : !text.AsSpan().ContainsAny('%', '[')
            );
    }

    /// <summary>The subnet that is one address.</summary>
    public static IPNetwork Of(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128);
    }
}
