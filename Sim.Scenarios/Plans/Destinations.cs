using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Plans;

/// <summary>
/// Where answers send users: the addresses of a platform, then those that a zone answers and nobody has, then nowhere.
/// </summary>
internal sealed class Destinations
{
    private readonly AddressBook _platform;
    private readonly Dictionary<string, int> _strangers = new(StringComparer.Ordinal);
    private readonly List<string> _names = [DnsPlan.NoAnswer];

    public Destinations(PlatformSpec platform)
    {
        _platform = new AddressBook(platform);
        OnPlatform = platform.AddressCount;
        _names.AddRange(platform.Sites.Select(site => NameOf(platform, site)));
        _names.AddRange(platform.FrontEnds.Select(frontEnd => frontEnd.Id));
    }

    /// <summary>Destination 0.</summary>
    public const int Nowhere = 0;

    /// <summary>Destinations 1 to this are the addresses of the platform, in its order.</summary>
    public int OnPlatform { get; }

    public int Count => _names.Count;

    /// <summary>Addresses that a zone answers and nobody has; none where there is no platform.</summary>
    public IReadOnlyList<string> Strangers => OnPlatform > 0 ? [.. _names.Skip(OnPlatform + 1)] : [];

    public string Name(int destination) => _names[destination];

    /// <summary>The destination of an address; it is added when it is new.</summary>
    public int Of(string address)
    {
        if (_platform.Find(address) is not AddressBook.Nobody and int known)
        {
            return known + 1;
        }
        string text = AddressBook.Canonical(address);
        if (!_strangers.TryGetValue(text, out int destination))
        {
            destination = _names.Count;
            _strangers.Add(text, destination);
            _names.Add(text);
        }
        return destination;
    }

    /// <summary>Adds every address that a zone's record sets hold, so that all shares have the same length.</summary>
    public void AddAll(Zone zone)
    {
        IEnumerable<string> addresses = zone
            .RecordSets.Where(record => record.Type is RecordType.A or RecordType.AAAA or RecordType.CNAME)
            .SelectMany(record => record.Values.Count > 0 ? record.Values : AliasName(record))
            .Order(StringComparer.Ordinal);
        foreach (string address in addresses)
        {
            Of(address);
        }
    }

    /// <summary>By destination: nobody answers there. Without a platform nobody knows who does.</summary>
    /// <param name="failed">The address of the platform that has failed; null: none.</param>
    public bool[] Dead(int? failed)
    {
        bool[] dead = new bool[Count];
        if (OnPlatform > 0)
        {
            dead.AsSpan(OnPlatform + 1).Fill(true);
        }
        if (failed is { } address)
        {
            dead[address + 1] = true;
        }
        return dead;
    }

    /// <summary>Routes choose between sites with one address, whatever an answer says.</summary>
    private static string NameOf(PlatformSpec platform, SiteSpec site) =>
        string.Join(" or ", platform.Sites.Where(other => other.Address == site.Address).Select(other => other.Id));

    // An alias to an AWS resource outside the zone is answered by its name.
    private static IEnumerable<string> AliasName(RecordSet record) =>
        record.Alias is { } alias ? [alias.DnsName.ToString()] : [];
}
