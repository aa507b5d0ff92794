using System.Runtime.InteropServices;
using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>What the controller remembers of one autoscaler between decisions.</summary>
/// <remarks>
/// <c>default</c> has never decided: its first decision notes the current count, so that nothing scales down before a whole
/// downscale window has passed, as after a restart of the controller. A copy of the struct shares its logs: use <see cref="Clone"/>.
/// </remarks>
public struct HpaState
{
    internal List<HpaRecommendation>? Log;
    internal List<HpaScaleEvent>? Ups;
    internal List<HpaScaleEvent>? Downs;

    /// <summary>Proposals in the order of their slots, which are used again when outdated.</summary>
    public readonly ReadOnlySpan<HpaRecommendation> Recommendations => CollectionsMarshal.AsSpan(Log);

    /// <summary>Kept only when the spec has a behavior.</summary>
    public readonly ReadOnlySpan<HpaScaleEvent> ScaleUpEvents => CollectionsMarshal.AsSpan(Ups);

    /// <inheritdoc cref="ScaleUpEvents"/>
    public readonly ReadOnlySpan<HpaScaleEvent> ScaleDownEvents => CollectionsMarshal.AsSpan(Downs);

    /// <summary>A state with this history; an empty log of recommendations does not hold a scale-down back.</summary>
    public static HpaState From(
        IEnumerable<HpaRecommendation> recommendations,
        IEnumerable<HpaScaleEvent>? scaleUps = null,
        IEnumerable<HpaScaleEvent>? scaleDowns = null
    ) =>
        new()
        {
            Log = [.. recommendations],
            Ups = [.. scaleUps ?? []],
            Downs = [.. scaleDowns ?? []],
        };

    public readonly HpaState Clone() => Log is null ? default : From(Log, Ups, Downs);

    internal void NoteFirstSight(int replicas, SimTime now) => Log ??= [new HpaRecommendation(replicas, now)];
}
