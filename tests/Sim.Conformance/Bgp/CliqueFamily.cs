using System.Text.Json;
using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Conformance.Bgp;

/// <summary>Announcement and withdrawal in a full mesh: path exploration, paced by MRAI.</summary>
internal static class CliqueFamily
{
    private const double ToleranceSeconds = 1e-6;

    public static void Check(FamilyFile file, JsonElement element)
    {
        CliqueCase given = CaseJson.Read<CliqueCase>(element);
        CliqueModel model = CaseJson.Read<CliqueModel>(file.Model!.Value);
        Assert.That(
            model,
            Is.EqualTo(Known with { LinkDelaySeconds = model.LinkDelaySeconds, MraiSeconds = model.MraiSeconds })
        );
        var kernel = new SimulationKernel();
        var rules = new NetworkRules(Clique(given.N), AsPolicy.ShortestPath);
        var options = new BgpOptions
        {
            LinkDelay = DurationRange.Always(SimDuration.FromSeconds(model.LinkDelaySeconds)),
            Processing = DurationRange.Always(SimDuration.FromSeconds(model.ProcessingSeconds)),
            Mrai = SimDuration.FromSeconds(model.MraiSeconds),
            MraiJitter = 0,
            RateLimitWithdrawals = model.WithdrawalsDelayedByMrai,
            SenderSideLoopDetection = given.SenderSideLoopDetection,
        };
        var speakers = new BgpModel(kernel, rules, new RandomStreams(1), options);
        var origin = new Asn(1);
        ConvergenceResult up = speakers.Converge(() =>
            speakers.Reconsider(rules.Announce(new Announcement { Announcer = origin }))
        );
        // All timers have run out.
        kernel.RunUntil(kernel.Now + options.Mrai);
        ConvergenceResult down = speakers.Converge(() => speakers.Reconsider(rules.Withdraw(origin)));
        Assert.Multiple(() =>
        {
            Assert.That(up.Settled.TotalSeconds, Is.EqualTo(given.Expect.UpSeconds).Within(ToleranceSeconds));
            Assert.That(up.Messages, Is.EqualTo(given.Expect.UpMessages));
            Assert.That(down.Settled.TotalSeconds, Is.EqualTo(given.Expect.DownSeconds).Within(ToleranceSeconds));
            Assert.That(down.Messages, Is.EqualTo(given.Expect.DownMessages));
        });
    }

    /// <summary>What this runner builds; delay and MRAI may differ.</summary>
    private static CliqueModel Known { get; } =
        new(
            "full mesh of n ASes, AS 1 is the origin",
            0,
            0,
            0,
            "per (speaker, peer)",
            MraiJitter: false,
            WithdrawalsDelayedByMrai: false,
            "shortest AS path, then lowest neighbour ASN",
            ReceiverLoopDetection: true,
            ReAdvertiseToSender: true
        );

    private static AsGraph Clique(int count)
    {
        var builder = new AsGraphBuilder();
        for (uint one = 1; one <= count; one++)
        {
            for (uint other = one + 1; other <= count; other++)
            {
                builder.AddPeers(new Asn(one), new Asn(other));
            }
        }
        return builder.Build(out _)!;
    }
}
