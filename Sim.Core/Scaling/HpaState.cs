using System.Runtime.InteropServices;
using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What the controller remembers of one autoscaler between decisions.</summary>
/// <remarks>
/// <c>default</c> has never decided: its first decision notes the current count, so that nothing scales down before a
/// whole downscale window has passed, as after a restart of the controller. A copy of the struct shares its logs: use
/// <see cref="Clone"/>.
/// </remarks>
public readonly struct HpaState
{
    private HpaState(List<HpaRecommendation> log, List<HpaScaleEvent> ups, List<HpaScaleEvent> downs)
    {
        Log = log;
        Ups = ups;
        Downs = downs;
    }

    internal List<HpaRecommendation>? Log { get; }

    internal List<HpaScaleEvent>? Ups { get; }

    internal List<HpaScaleEvent>? Downs { get; }

    /// <summary>Proposals in the order of their slots, which are used again when outdated.</summary>
    public ReadOnlySpan<HpaRecommendation> Recommendations => CollectionsMarshal.AsSpan(Log);

    /// <summary>Kept only when the spec has a behavior.</summary>
    public ReadOnlySpan<HpaScaleEvent> ScaleUpEvents => CollectionsMarshal.AsSpan(Ups);

    /// <inheritdoc cref="ScaleUpEvents"/>
    public ReadOnlySpan<HpaScaleEvent> ScaleDownEvents => CollectionsMarshal.AsSpan(Downs);

    /// <summary>A state with this history; an empty log of recommendations does not hold a scale-down back.</summary>
    public static HpaState From(
        IEnumerable<HpaRecommendation> recommendations,
        IEnumerable<HpaScaleEvent>? scaleUps = null,
        IEnumerable<HpaScaleEvent>? scaleDowns = null
    ) => new([.. recommendations], [.. scaleUps ?? []], [.. scaleDowns ?? []]);

    internal HpaState FirstSight(int replicas, SimTime now) =>
        Log is null ? From([new HpaRecommendation(replicas, now)]) : this;

    public HpaState Clone() => Log is null ? default : From(Log, Ups, Downs);
}
