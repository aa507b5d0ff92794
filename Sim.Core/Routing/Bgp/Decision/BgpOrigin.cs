namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>The ORIGIN attribute, in order of preference (RFC 4271 section 5.1.1).</summary>
public enum BgpOrigin
{
    /// <summary>Interior to the originating network: a <c>network</c> statement.</summary>
    Igp = 0,

    /// <summary>Learned by the historic EGP.</summary>
    Egp = 1,

    /// <summary>Learned by other means: redistribution.</summary>
    Incomplete = 2,
}
