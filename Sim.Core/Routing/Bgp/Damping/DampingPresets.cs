namespace Sim.Core.Routing.Bgp.Damping;

/// <summary>The parameters of implementations and recommendations.</summary>
public static class DampingPresets
{
    /// <summary>
    /// Cisco IOS and FRR: suppress 2000, reuse 750, half-life 15 min, at most 60 min; announcing again costs nothing.
    /// </summary>
    /// <remarks>
    /// Source: <c>bgp dampening</c> in Cisco's command reference and in the FRR manual; penalties from Mao et al.,
    /// "Route Flap Damping Exacerbates Internet Routing Convergence", SIGCOMM 2002.
    /// </remarks>
    public static FlapDamping Cisco { get; } = new();

    /// <summary>Junos: suppress 3000, and announcing again costs 1000.</summary>
    /// <remarks>
    /// Source: Juniper, "Using Routing Policies to Damp BGP Route Flapping"; penalties from Mao et al., 2002.
    /// </remarks>
    public static FlapDamping Juniper { get; } = new() { Suppress = 3_000, AnnouncementPenalty = 1_000 };

    /// <summary>Nokia SR OS, profile "default": suppress 3000, otherwise as Cisco.</summary>
    /// <remarks>Source: Nokia, SR OS Unicast Routing Protocols Guide; that penalties are Cisco's is an
    /// assumption.</remarks>
    public static FlapDamping Nokia { get; } = new() { Suppress = 3_000 };

    /// <summary>
    /// The recommendation of the RIPE routing working group and of RFC 7196: suppress 6000, so that path exploration
    /// does not count as flapping.
    /// </summary>
    /// <remarks>Source: RIPE-580 and RFC 7196 section 4; the other parameters are Cisco's.</remarks>
    public static FlapDamping Rfc7196 { get; } = new() { Suppress = 6_000 };

    /// <summary>By name, as options spell it.</summary>
    public static IReadOnlyDictionary<string, FlapDamping> ByName { get; } =
        new SortedDictionary<string, FlapDamping>(StringComparer.Ordinal)
        {
            ["cisco"] = Cisco,
            ["juniper"] = Juniper,
            ["nokia"] = Nokia,
            ["rfc7196"] = Rfc7196,
        };
}
