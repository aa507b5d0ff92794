namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>The decision processes of implementations in use.</summary>
/// <remarks>
/// Left out of all: AIGP, the preference of a protocol (administrative distance), confederations, and what belongs to
/// prefixes of other kinds.
/// </remarks>
public static class RouterPresets
{
    /// <summary>
    /// The standard, with the additions of route reflection: RFC 4271 section 9.1.2.2 and RFC 4456 section 9.
    /// </summary>
    public static DecisionProcess Rfc4271(DecisionOptions? options = null)
    {
        DecisionOptions chosen = options ?? new DecisionOptions();
        return new DecisionProcess(
            [
                DecisionSteps.LocalPreference,
                .. PathLength(chosen),
                DecisionSteps.Origin,
                Med(chosen),
                DecisionSteps.External,
                DecisionSteps.IgpMetric,
                .. Last,
            ],
            chosen with
            {
                DeterministicMed = chosen.DeterministicMed ?? true,
            }
        );
    }

    /// <summary>
    /// BIRD 2. A new route is compared with the best so far unless <c>deterministic med</c> is on, and age plays no
    /// part unless <c>prefer older</c> is on (<see cref="DecisionOptions.CompareRouterId"/>: no).
    /// </summary>
    /// <remarks>
    /// <c>med metric</c> is <see cref="DecisionOptions.AlwaysCompareMed"/>, <c>default bgp_med 4294967295</c> is
    /// <see cref="DecisionOptions.MissingMedAsWorst"/>. Sources: BIRD 2.0 User's Guide, chapter 6.3 "BGP", "Route
    /// selection rules" and the options named: https://bird.network.cz/?get_doc&amp;v=20&amp;f=bird-6.html; the order
    /// of the last criteria is what BIRD 2.0.12 does. When the route in use is withdrawn, BIRD goes through a list
    /// whose order depends on all that happened before, which is not modeled.
    /// </remarks>
    public static DecisionProcess Bird2(DecisionOptions? options = null)
    {
        DecisionOptions chosen = options ?? new DecisionOptions();
        return new DecisionProcess(
            [
                DecisionSteps.LocalPreference,
                .. PathLength(chosen),
                DecisionSteps.Origin,
                Med(chosen),
                DecisionSteps.External,
                DecisionSteps.IgpMetric,
                .. chosen.CompareRouterId == false ? (IDecisionStep[])[DecisionSteps.InUse()] : [],
                .. Last,
            ],
            chosen with
            {
                DeterministicMed = chosen.DeterministicMed ?? false,
            },
            pairs: PairwiseOrder.NewestWithInUse
        );
    }

    /// <summary>
    /// FRRouting, as Quagga before it: weight, local routes, and the external route that is in use stays unless
    /// <c>bestpath compare-routerid</c> is on.
    /// </summary>
    /// <remarks>
    /// <c>deterministic-med</c> is off by default in the profile "traditional" and on in "datacenter" (FRR's
    /// <c>bgp_vty.c</c>). Sources: FRRouting documentation, "BGP", "Route Selection":
    /// https://docs.frrouting.org/en/latest/bgp.html; that one after the other starts with the newest, and that the
    /// route in use stays also against one of the same router id, is what FRR 8.4.4 does.
    /// </remarks>
    public static DecisionProcess Frr(DecisionOptions? options = null) =>
        Weighted(options ?? new DecisionOptions(), DecisionSteps.InUse(amongEqualIds: true));

    /// <summary>
    /// Cisco IOS: as FRR; <c>deterministic-med</c> is off by default, and the external route that is in use stays
    /// unless the other one has the same router id or <c>bestpath compare-routerid</c> is on.
    /// </summary>
    /// <remarks>
    /// Source: Cisco, "Select BGP Best Path Algorithm", document 13753:
    /// https://www.cisco.com/c/en/us/support/docs/ip/border-gateway-protocol-bgp/13753-25.html. That one after the
    /// other starts with the newest, as in FRR, is an assumption.
    /// </remarks>
    public static DecisionProcess CiscoIos(DecisionOptions? options = null) =>
        Weighted(options ?? new DecisionOptions(), DecisionSteps.InUse());

    /// <summary>
    /// Junos: local routes only after MED, routes grouped by neighboring network unless <c>cisco-non-deterministic</c>
    /// is on, and the active external route stays unless the other one has the same router id or
    /// <c>external-router-id</c> is on.
    /// </summary>
    /// <remarks>
    /// Source: Juniper, "Understanding BGP Path Selection":
    /// https://www.juniper.net/documentation/us/en/software/junos/bgp/ (chapter "BGP path selection").
    /// </remarks>
    public static DecisionProcess Junos(DecisionOptions? options = null)
    {
        DecisionOptions chosen = options ?? new DecisionOptions();
        return new DecisionProcess(
            [
                DecisionSteps.LocalPreference,
                .. PathLength(chosen),
                DecisionSteps.Origin,
                Med(chosen),
                DecisionSteps.LocalRoute,
                DecisionSteps.External,
                DecisionSteps.IgpMetric,
                .. Age(chosen, DecisionSteps.InUse()),
                .. Last,
            ],
            chosen with
            {
                DeterministicMed = chosen.DeterministicMed ?? true,
            },
            pairs: PairwiseOrder.NewestFirst
        );
    }

    private static IDecisionStep[] Last =>
        [DecisionSteps.RouterId, DecisionSteps.ClusterListLength, DecisionSteps.PeerAddress];

    private static DecisionProcess Weighted(DecisionOptions options, IDecisionStep age) =>
        new(
            [
                DecisionSteps.Weight,
                DecisionSteps.LocalPreference,
                DecisionSteps.LocalRoute,
                .. PathLength(options),
                DecisionSteps.Origin,
                Med(options),
                DecisionSteps.External,
                DecisionSteps.IgpMetric,
                .. Age(options, age),
                .. Last,
            ],
            options with
            {
                DeterministicMed = options.DeterministicMed ?? false,
            },
            pairs: PairwiseOrder.NewestFirst
        );

    private static IDecisionStep Med(DecisionOptions options) =>
        DecisionSteps.Med(options.AlwaysCompareMed, options.MissingMedAsWorst);

    private static IDecisionStep[] PathLength(DecisionOptions options) =>
        options.IgnoreAsPathLength ? [] : [DecisionSteps.AsPathLength];

    private static IDecisionStep[] Age(DecisionOptions options, IDecisionStep step) =>
        options.CompareRouterId == true ? [] : [step];
}
