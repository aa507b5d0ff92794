using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Core.Tests.Routing.Bgp;

namespace Sim.Core.Tests.Models.Bgp;

/// <summary>Speakers on one kernel, and what tests ask of them.</summary>
internal sealed class Speakers
{
    /// <summary>Messages take 10 ms and speakers no time; no timer holds anything back.</summary>
    public static BgpOptions Plain { get; } =
        new()
        {
            LinkDelay = DurationRange.Always(Milliseconds(10)),
            Processing = default,
            Mrai = SimDuration.Zero,
            InternalMrai = SimDuration.Zero,
            MraiJitter = 0,
            Detection = FailureDetection.Immediate,
        };

    public Speakers(SpeakerRules rules, BgpOptions? options = null, ulong seed = 1)
    {
        Rules = rules;
        Model = new BgpModel(Kernel, rules, new RandomStreams(seed), options ?? Plain);
    }

    public SimulationKernel Kernel { get; } = new();

    public SpeakerRules Rules { get; }

    public BgpModel Model { get; }

    public static SimDuration Milliseconds(double count) => SimDuration.FromMilliseconds(count);

    public static SimDuration Seconds(double count) => SimDuration.FromSeconds(count);

    /// <summary>Networks 1 to n, each a peer of all others.</summary>
    public static AsGraph Clique(int count, params string[] more) =>
        Graphs.Of([
            .. Enumerable
                .Range(1, count)
                .SelectMany(one => Enumerable.Range(one + 1, count - one).Select(other => $"{one}-{other}")),
            .. more,
        ]);

    public ConvergenceResult Announce(uint asn)
    {
        var one = new Announcement { Announcer = new Asn(asn) };
        ConvergenceResult result = Model.Converge(
            () => Model.Reconsider(((NetworkRules)Rules).Announce(one)),
            new ConvergenceLimits { Time = SimDuration.FromHours(4) }
        );
        // All timers have run out.
        Kernel.RunUntil(Kernel.Now + SimDuration.FromMinutes(2));
        return result;
    }

    public ConvergenceResult Withdraw(uint asn)
    {
        ConvergenceResult result = Model.Converge(() => Model.Reconsider(((NetworkRules)Rules).Withdraw(new Asn(asn))));
        Kernel.RunUntil(Kernel.Now + SimDuration.FromMinutes(2));
        return result;
    }

    /// <summary>All that are named have a route of their own from the begin.</summary>
    public ConvergenceResult Originate(ConvergenceLimits? limits, params string[] routers) =>
        Model.Converge(
            () =>
            {
                foreach (string router in routers)
                {
                    Model.Reconsider(((RouterRules)Rules).Originate(router));
                }
            },
            limits
        );

    public string RouteOf(string router) => Model.RouteOf(((RouterRules)Rules).IndexOf(router));
}
