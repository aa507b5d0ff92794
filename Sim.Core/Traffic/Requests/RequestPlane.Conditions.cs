using System.Runtime.CompilerServices;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Publication;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Ecmp;

namespace Sim.Core.Traffic.Requests;

/// <content>What the way and the parts of a site do to a flow.</content>
public sealed partial class RequestPlane
{
    /// <summary>By site: the blade of each flow; null: no blade is announced.</summary>
    private readonly EcmpTable?[] _tables;

    /// <summary>What has become of sites and pools.</summary>
    private void FollowEndpoints(EndpointSnapshot? old, EndpointSnapshot now)
    {
        for (int site = 0; site < now.Sites.Length; site++)
        {
            SiteState state = now.Sites[site];
            if (state.IsDraining && _drainSince[site] == long.MaxValue)
            {
                _drainSince[site] = now.At.Nanoseconds;
            }
            if (old is null || !SameBlades(old.Sites[site], state))
            {
                bool[] blades = [.. state.Blades.Select(blade => blade.Announced)];
                EcmpHashKind kind = _platform.Sites[site].Blades.Hash;
                _tables[site] = state.AnnouncedCount > 0 ? EcmpTable.Of(kind, blades, _tables[site]) : null;
            }
        }
        for (int pool = 0; pool < now.Pools.Length; pool++)
        {
            FollowPods(pool, now.Pools[pool], now.At);
            _pods[pool].See(now.Stores);
        }
    }

    private static bool SameBlades(SiteState before, SiteState after)
    {
        for (int blade = 0; blade < after.Blades.Length; blade++)
        {
            if (before.Blades[blade].Announced != after.Blades[blade].Announced)
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>What a packet of a flow to a site meets, and the blade that it is sent to.</summary>
    private Fate Meet(UserGroup group, int site, int user, ulong flow, out int blade)
    {
        blade = 0;
        if (site >= _blades.Length)
        {
            return Fate.Passed;
        }
        Fate fate = FateOnPath(group.Spec.Vantage, site, user, flow);
        if (fate != Fate.Passed)
        {
            return fate;
        }
        SiteState state = _state!.Sites[site];
        fate = FateOf(state.Fault, flow, Layer.Site);
        if (fate != Fate.Passed)
        {
            return fate;
        }
        if (_tables[site] is not { } table)
        {
            return Fate.Refused;
        }
        blade = table.Pick(flow);
        return FateOf(state.Blades[blade].Fault, flow, Layer.Blade);
    }

    /// <summary>
    /// Users whose network has no way to the site are lost whatever they try; of the others, flows by chance.
    /// </summary>
    private Fate FateOnPath(int vantage, int site, int user, ulong flow)
    {
        ref readonly Impairment path = ref _routes!.PathOf(site, vantage);
        double cutOff = _routes.CutOffOf(site, vantage);
        if (cutOff <= 0)
        {
            return FateOf(path, flow, Layer.Path);
        }
        if (Uniform((ulong)user, Layer.Network) < cutOff)
        {
            return Fate.Lost;
        }
        double rest = 1 / (1 - cutOff);
        return FateOf(
            path with
            {
                RefusedShare = path.RefusedShare * rest,
                BlackholedShare = Math.Max(0, path.BlackholedShare - cutOff) * rest,
            },
            flow,
            Layer.Path
        );
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Fate FateOf(in Impairment fault, ulong flow, Layer layer)
    {
        if (fault.RefusedShare + fault.BlackholedShare <= 0)
        {
            return Fate.Passed;
        }
        double uniform = Uniform(flow, layer);
        return uniform < fault.BlackholedShare ? Fate.Lost
            : uniform < fault.BlackholedShare + fault.RefusedShare ? Fate.Refused
            : Fate.Passed;
    }

    /// <summary>The same number between 0 and 1 for the same flow at the same thing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Uniform(ulong flow, Layer layer) =>
        (SplitMix64.Finish(flow ^ ((ulong)layer << 56)) >> 11) * (1.0 / (1UL << 53));
}
