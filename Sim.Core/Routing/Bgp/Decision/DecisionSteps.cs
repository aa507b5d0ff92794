namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>The criteria that routers use, to be put in order.</summary>
public static class DecisionSteps
{
    /// <summary>Highest weight; of the router alone (Cisco IOS, FRR).</summary>
    public static IDecisionStep Weight { get; } = new KeyStep("weight", route => -(long)route.Weight);

    /// <summary>Highest LOCAL_PREF (RFC 4271 section 9.1.1).</summary>
    public static IDecisionStep LocalPreference { get; } =
        new KeyStep("local preference", route => -(long)route.LocalPreference);

    /// <summary>Routes of the router itself before received ones.</summary>
    public static IDecisionStep LocalRoute { get; } = new KeyStep("local route", route => route.IsLocal ? 0 : 1);

    /// <summary>Shortest AS_PATH (RFC 4271 section 9.1.2.2 a).</summary>
    public static IDecisionStep AsPathLength { get; } = new KeyStep("AS path length", route => route.AsPathLength);

    /// <summary>Lowest ORIGIN (b).</summary>
    public static IDecisionStep Origin { get; } = new KeyStep("origin", route => (long)route.Origin);

    /// <summary>eBGP before iBGP (d); the router's own count as internal.</summary>
    public static IDecisionStep External { get; } =
        new KeyStep("eBGP over iBGP", route => route.IsExternal && !route.IsLocal ? 0 : 1);

    /// <summary>Lowest interior cost to NEXT_HOP (e): hot potato.</summary>
    public static IDecisionStep IgpMetric { get; } =
        new KeyStep("IGP metric", route => route.IgpMetric ?? uint.MaxValue);

    /// <summary>The external route that came first, in use or not (GoBGP).</summary>
    public static IDecisionStep Oldest { get; } = new OldestStep();

    /// <summary>Lowest BGP identifier, or ORIGINATOR_ID in its place (f; RFC 4456 section 9).</summary>
    public static IDecisionStep RouterId { get; } = new KeyStep("router id", route => IdOf(route));

    /// <summary>Shortest CLUSTER_LIST (RFC 4456 section 9).</summary>
    public static IDecisionStep ClusterListLength { get; } =
        new KeyStep("cluster list length", route => route.ClusterListLength);

    /// <summary>Lowest address of the neighbor (g), IPv4 before IPv6; the last of every list.</summary>
    public static IDecisionStep PeerAddress { get; } = new PeerAddressStep();

    /// <summary>Lowest MULTI_EXIT_DISC (c).</summary>
    /// <param name="alwaysCompare">Also between routes of different neighboring networks.</param>
    /// <param name="missingAsWorst">An absent one is the highest; else it is 0.</param>
    public static IDecisionStep Med(bool alwaysCompare = false, bool missingAsWorst = false) =>
        new MedStep(alwaysCompare, missingAsWorst);

    /// <summary>
    /// The external route that is in use stays in use (RFC 5004). Decides nothing where the one in use has fallen, or
    /// was withdrawn.
    /// </summary>
    /// <param name="amongEqualIds">Also against a route with the same router id (FRR); RFC 5004 leaves those
    /// out.</param>
    public static IDecisionStep InUse(bool amongEqualIds = false) => new InUseStep(amongEqualIds);

    private static uint IdOf(BgpRoute route) => route.OriginatorId ?? route.RouterId;

    private sealed class KeyStep(string name, Func<BgpRoute, long> keyOf) : IDecisionStep
    {
        public string Name => name;

        public bool IsTotal => false;

        public bool IsWorse(BgpRoute route, BgpRoute other) => keyOf(route) > keyOf(other);
    }

    private sealed class OldestStep : IDecisionStep
    {
        public string Name => "oldest route";

        public bool IsTotal => false;

        public bool IsWorse(BgpRoute route, BgpRoute other) =>
            route.IsExternal && other.IsExternal && route.Arrival > other.Arrival;
    }

    private sealed class InUseStep(bool amongEqualIds) : IDecisionStep
    {
        public string Name => "route in use";

        public bool IsTotal => false;

        public bool IsWorse(BgpRoute route, BgpRoute other) =>
            route.IsExternal
            && other.IsExternal
            && other.IsInUse
            && !route.IsInUse
            && (amongEqualIds || IdOf(route) != IdOf(other));
    }

    private sealed class MedStep(bool alwaysCompare, bool missingAsWorst) : IDecisionStep
    {
        public string Name => "MED";

        public bool IsTotal => false;

        public bool IsWorse(BgpRoute route, BgpRoute other) =>
            (alwaysCompare || route.NeighborAs == other.NeighborAs) && Value(route) > Value(other);

        private uint Value(BgpRoute route) => route.Med ?? (missingAsWorst ? uint.MaxValue : 0);
    }

    private sealed class PeerAddressStep : IDecisionStep
    {
        public string Name => "neighbor address";

        public bool IsTotal => true;

        public bool IsWorse(BgpRoute route, BgpRoute other)
        {
            (byte[] a, byte[] b) = (route.PeerAddress.GetAddressBytes(), other.PeerAddress.GetAddressBytes());
            return a.Length != b.Length ? a.Length > b.Length : a.AsSpan().SequenceCompareTo(b) > 0;
        }
    }
}
