using Sim.Core.Kernel;
using Sim.Core.Models.Bgp;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Damping;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Speaking;
using Sim.Core.Routing.Bgp.Topology;

namespace Sim.Scenarios.Convergence;

/// <summary>Lets routes change on an AS graph, and watches.</summary>
public static class ConvergenceStudy
{
    /// <summary>Makes one change after the other, each when all is quiet.</summary>
    /// <param name="announcements">What origins announce before the first change, or as the first one.</param>
    /// <param name="seed">Of delays, processing times and jitter.</param>
    /// <param name="names">Of networks that have one, for people; others are their numbers.</param>
    public static ConvergenceReport Run(
        AsGraph graph,
        IReadOnlyList<Announcement> announcements,
        RouteChanges changes,
        BgpOptions options,
        ulong seed,
        IReadOnlyDictionary<Asn, string> names
    )
    {
        var kernel = new SimulationKernel();
        var rules = new NetworkRules(graph);
        var model = new BgpModel(kernel, rules, new RandomStreams(seed), options);
        List<ConvergencePhase> phases = [];
        string origins = string.Join(", ", announcements.Select(one => NameOf(one.Announcer)));
        Look(
            changes.Announces,
            $"{origins} announced",
            () =>
            {
                foreach (Announcement one in announcements)
                {
                    model.Reconsider(rules.Announce(one));
                }
            }
        );
        if (changes.Link is { } link)
        {
            (int one, int other) = (graph.IndexOf(link.One), graph.IndexOf(link.Other));
            string name = $"{NameOf(link.One)}-{NameOf(link.Other)}";
            Look(isShown: true, $"{name} failed", () => model.FailLink(one, other));
            Look(isShown: true, $"{name} repaired", () => model.RepairLink(one, other));
        }
        if (changes.Withdrawn is { } asn)
        {
            Look(isShown: true, $"{NameOf(asn)} withdrew", () => model.Reconsider(rules.Withdraw(asn)));
        }
        return new ConvergenceReport(
            graph.Count,
            graph.LinkCount,
            [.. announcements.Select(one => one.Announcer.Value)],
            SettingsOf(options),
            seed,
            phases
        );

        void Look(bool isShown, string name, Action change)
        {
            bool[] arrived = Arrives();
            // A dead link that nobody has noticed is no rest.
            ConvergenceLimits limits = new();
            limits = limits with { Time = limits.Time + options.Detection.After };
            ConvergenceResult result = model.Converge(change, limits);
            if (isShown)
            {
                phases.Add(PhaseOf(name, result, arrived, Arrives()));
            }
            // Timers of this change are not to hold back the next.
            kernel.RunUntil(kernel.Now + options.Mrai);
        }

        string NameOf(Asn asn) => names.TryGetValue(asn, out string? name) ? name : asn.ToString();

        bool[] Arrives() => [.. Enumerable.Range(0, graph.Count).Select(i => model.FateOf(i) == PacketFate.Delivered)];
    }

    private static ConvergenceSettings SettingsOf(BgpOptions options) =>
        new ConvergenceSettings(
            options.Mrai,
            options.MraiJitter,
            options.SenderSideLoopDetection,
            options.RateLimitWithdrawals,
            DampingPresets.ByName.FirstOrDefault(preset => preset.Value == options.Damping).Key,
            options.Detection.After
        );

    private static ConvergencePhase PhaseOf(string name, ConvergenceResult result, bool[] arrived, bool[] arrives)
    {
        double[] dropped =
        [
            .. result.DroppedFor.Where((_, network) => arrives[network]).Select(one => one.TotalSeconds),
        ];
        return new ConvergencePhase
        {
            Change = name,
            Settled = result.Settled,
            LastMessage = result.LastMessage,
            Announcements = result.Announcements,
            Withdrawals = result.Withdrawals,
            RouteChanges = result.RouteChanges,
            Timeline = [.. result.Timeline.Select(StepOf)],
            Reached = arrives.Count(one => one),
            Lost = arrived.Zip(arrives).Count(one => one.First && !one.Second),
            MeanDroppedSeconds = dropped.Length > 0 ? dropped.Average() : null,
            MostDroppedSeconds = dropped.Length > 0 ? dropped.Max() : null,
            MeanLoopingSeconds = result.LoopingFor.Average(one => one.TotalSeconds),
            MostLoopingSeconds = result.LoopingFor.Max(one => one.TotalSeconds),
            Cycle = result.Oscillation is { } found
                ? new RouteCycle([.. found.Speakers.Select(one => one.Name)], found.Period)
                : null,
        };
    }

    private static ConvergenceStep StepOf(TimelineStep step) =>
        new(
            step.At.TotalSeconds,
            step.Length.TotalSeconds,
            step.WithRoute,
            step.Delivered,
            step.Dropped,
            step.Looping,
            step.Announcements,
            step.Withdrawals,
            step.Changes
        );
}
