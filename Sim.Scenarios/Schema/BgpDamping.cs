namespace Sim.Scenarios.Schema;

/// <summary>With whose parameters networks damp flapping routes.</summary>
public enum BgpDamping
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>Cisco IOS and FRR: suppressed at 2000.</summary>
    Cisco,

    /// <summary>Junos: suppressed at 3000, and announcing again costs as well.</summary>
    Juniper,

    /// <summary>Nokia SR OS: suppressed at 3000.</summary>
    Nokia,

    /// <summary>The advice of RFC 7196 and RIPE-580: suppressed at 6000.</summary>
    Rfc7196,
}
