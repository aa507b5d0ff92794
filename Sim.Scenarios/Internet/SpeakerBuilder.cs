using Sim.Core.Models.Bgp;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.Internet;

/// <summary>The speakers that a scenario describes.</summary>
public static class SpeakerBuilder
{
    /// <summary>Control packets that are missing when BFD finds a neighbor dead: 3, as is usual.</summary>
    public const int BfdMultiplier = 3;

    /// <summary>Timers and habits, with the detection of dead links.</summary>
    public static BgpOptions OptionsOf(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        BgpSpeakers speakers = network.Bgp;
        return new BgpOptions
        {
            Mrai = speakers.Mrai,
            MraiJitter = speakers.MraiJitter.Value,
            RateLimitWithdrawals = speakers.RateLimitWithdrawals,
            SenderSideLoopDetection = speakers.SenderSideLoopDetection,
            Damping = DampingOf(speakers.Damping),
            Detection = DetectionOf(network),
        };
    }

    /// <summary>How a dead neighbor is noticed: by BFD where there is some, otherwise by the hold timer.</summary>
    public static FailureDetection DetectionOf(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        return network.Bgp.Bfd is { } interval
            ? FailureDetection.Bfd(interval, BfdMultiplier)
            : FailureDetection.HoldTimer(network.HoldTime);
    }

    private static FlapDamping? DampingOf(BgpDamping damping) =>
        damping switch
        {
            BgpDamping.None => null,
            BgpDamping.Cisco => DampingPresets.Cisco,
            BgpDamping.Juniper => DampingPresets.Juniper,
            BgpDamping.Nokia => DampingPresets.Nokia,
            _ => DampingPresets.Rfc7196,
        };
}
