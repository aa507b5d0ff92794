namespace Sim.Conformance.Bgp;

/// <summary>A case of the family bgp-policies; ASNs are keys as texts.</summary>
internal sealed record PolicyCase(
    string Id,
    GraphInput Graph,
    Dictionary<string, string> Policies,
    RoaInput[] Roas,
    AnnouncementInput[] Announcements,
    EventInput[] Events,
    uint[] Attackers,
    uint[] Victims,
    Dictionary<string, RibEntry[]> ExpectedLocalRib,
    Dictionary<string, string> ExpectedOutcome,
    string? Source = null,
    string? Note = null
);

internal sealed record GraphInput(uint[][] ProviderCustomer, uint[][] Peers);

internal sealed record RoaInput(string Prefix, uint Asn, int MaxLength);

internal sealed record AnnouncementInput(
    uint Asn,
    string Prefix,
    uint[] Path,
    bool Leak = false,
    uint Otc = 0,
    uint[]? PathToCustomers = null
);

internal sealed record EventInput(string Type, uint Asn, string Prefix, uint[]? Path = null);

internal sealed record RibEntry(
    string Prefix,
    uint[] Path,
    string From,
    uint? NextHop = null,
    uint? Otc = null,
    bool Blackhole = false
)
{
    /// <summary>What is compared; the next hop and the attribute are informative.</summary>
    public override string ToString() => $"{Prefix} {From} [{string.Join(' ', Path)}]{(Blackhole ? " blackhole" : "")}";
}
