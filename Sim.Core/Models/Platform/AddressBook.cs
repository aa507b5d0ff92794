using System.Collections.Frozen;
using System.Net;

namespace Sim.Core.Models.Platform;

/// <summary>Whose address a text is: IPv4 or IPv6, in any spelling.</summary>
public sealed class AddressBook
{
    /// <summary>An address that nobody on the platform has.</summary>
    public const int Nobody = -1;

    private readonly FrozenDictionary<string, int> _addresses;

    public AddressBook(PlatformSpec platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        var addresses = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int address = 0; address < platform.AddressCount; address++)
        {
            // Of sites with one address the first stands for all.
            addresses.TryAdd(Canonical(platform.AddressText(address)), address);
            if (platform.Address6Text(address) is { } six)
            {
                addresses.TryAdd(Canonical(six), address);
            }
        }
        _addresses = addresses.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <returns>An index of <see cref="PlatformSpec.AddressText"/>, or <see cref="Nobody"/>.</returns>
    public int Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _addresses.GetValueOrDefault(Canonical(text), Nobody);
    }

    /// <summary>The one spelling of an IPv6 address (RFC 5952); any other text as it is.</summary>
    public static string Canonical(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains(':') && IPAddress.TryParse(text, out IPAddress? six) ? six.ToString() : text;
    }
}
