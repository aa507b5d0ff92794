using FsCheck;
using FsCheck.Fluent;
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

/// <summary>
/// Under the policies of Gao and Rexford speakers end where the solver ends, whatever the delays, the timers and the
/// order of things.
/// </summary>
public sealed class ScheduleLaws
{
    private static readonly Arbitrary<(Drawn, Schedule)> s_any = Arb.From(
        from drawn in Drawn.Any.Generator
        from schedule in Schedule.Any
        select (drawn, schedule)
    );

    [Law(MaxTest = 500)]
    public Property Announcements_one_after_the_other_while_messages_are_under_way() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                var run = new Run(pair.Item1, pair.Item2);
                return run.Settle(run.AnnounceAll) && run.AgreesWithSolver(pair.Item1.Graph);
            }
        );

    [Law(MaxTest = 500)]
    public Property A_withdrawal_and_the_announcement_anew() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                var run = new Run(pair.Item1, pair.Item2);
                Asn first = pair.Item1.Announcements[0].Announcer;
                return run.Settle(run.AnnounceAll)
                    && run.Settle(() => run.Withdraw(first))
                    && run.AgreesWithSolver(pair.Item1.Graph)
                    && run.Settle(() => run.Announce(pair.Item1.Announcements[0]))
                    && run.AgreesWithSolver(pair.Item1.Graph);
            }
        );

    [Law(MaxTest = 500)]
    public Property A_link_that_fails_and_comes_back() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                (Drawn drawn, Schedule schedule) = pair;
                if (drawn.Graph.LinkCount == 0)
                {
                    return true;
                }
                var run = new Run(drawn, schedule);
                (int one, int other) = run.LinkAt(schedule.Lot);
                AsGraph without = drawn.Graph.WithoutLink(drawn.Graph.AsnOf(one), drawn.Graph.AsnOf(other));
                return run.Settle(run.AnnounceAll)
                    && run.Settle(() => run.Model.FailLink(one, other))
                    && run.AgreesWithSolver(without)
                    && run.Settle(() => run.Model.RepairLink(one, other))
                    && run.AgreesWithSolver(drawn.Graph);
            }
        );

    [Law(MaxTest = 300)]
    public Property A_link_that_comes_back_before_everybody_has_noticed() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                (Drawn drawn, Schedule schedule) = pair;
                if (drawn.Graph.LinkCount == 0)
                {
                    return true;
                }
                var run = new Run(drawn, schedule);
                (int one, int other) = run.LinkAt(schedule.Lot);
                return run.Settle(run.AnnounceAll)
                    && run.Settle(() =>
                    {
                        run.Model.FailLink(one, other);
                        // News that is sent into the dead link meanwhile.
                        run.Withdraw(drawn.Announcements[0].Announcer);
                        run.Kernel.RunUntil(run.Kernel.Now + SimDuration.FromMilliseconds(schedule.Lot));
                        run.Model.RepairLink(one, other);
                    })
                    && run.AgreesWithSolver(drawn.Graph);
            }
        );

    [Law(MaxTest = 300)]
    public Property Sessions_that_are_reset_closed_and_opened() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                (Drawn drawn, Schedule schedule) = pair;
                if (drawn.Graph.LinkCount == 0)
                {
                    return true;
                }
                var run = new Run(drawn, schedule);
                (int one, int other) = run.LinkAt(schedule.Lot);
                AsGraph without = drawn.Graph.WithoutLink(drawn.Graph.AsnOf(one), drawn.Graph.AsnOf(other));
                SimDuration wait = SimDuration.FromSeconds(60);
                return run.Settle(run.AnnounceAll)
                    && run.Settle(() => run.Model.ResetSession(one, other))
                    && run.AgreesWithSolver(drawn.Graph)
                    && run.Settle(() => run.Model.ShutDownGracefully(one, other, wait))
                    && run.AgreesWithSolver(without)
                    && run.Settle(() => run.Model.OpenSession(one, other))
                    && run.AgreesWithSolver(drawn.Graph);
            }
        );

    [Law(MaxTest = 300)]
    public Property A_run_repeats_to_the_nanosecond() =>
        Prop.ForAll(
            s_any,
            pair =>
            {
                ConvergenceResult[] results =
                [
                    .. Enumerable
                        .Range(0, 2)
                        .Select(_ => new Run(pair.Item1, pair.Item2))
                        .Select(run => run.Model.Converge(run.AnnounceAll)),
                ];
                return results[0].Settled == results[1].Settled
                    && results[0].Timeline.SequenceEqual(results[1].Timeline);
            }
        );

    /// <param name="Lot">What else is left to chance.</param>
    private sealed record Schedule(BgpOptions Options, ulong Seed, int Lot)
    {
        public static Gen<Schedule> Any { get; } =
            from lots in Gen.ArrayOf(Gen.Choose(0, 999), 8)
            select new Schedule(
                new BgpOptions
                {
                    LinkDelay = new DurationRange(Ms(lots[0] % 50), Ms((lots[0] % 50) + lots[1])),
                    Processing = lots[2] % 3 == 0 ? default : new DurationRange(Ms(1), Ms(1 + (lots[2] / 10))),
                    Mrai = SimDuration.FromSeconds(lots[3] % 4 * 10),
                    MraiJitter = lots[4] % 2 * 0.25,
                    RateLimitWithdrawals = lots[5] % 2 == 0,
                    SenderSideLoopDetection = lots[5] % 4 < 2,
                    Detection = lots[6] % 2 == 0 ? FailureDetection.Default : FailureDetection.Bfd(Ms(300), 3),
                },
                (ulong)lots[7],
                lots[6]
            );

        private static SimDuration Ms(int milliseconds) => SimDuration.FromMilliseconds(milliseconds);
    }

    private sealed class Run
    {
        private readonly Drawn _drawn;
        private readonly Schedule _schedule;
        private readonly NetworkRules _rules;
        private readonly List<Announcement> _announced = [];

        public Run(Drawn drawn, Schedule schedule)
        {
            _drawn = drawn;
            _schedule = schedule;
            _rules = new NetworkRules(drawn.Graph, AsPolicy.GaoRexford, drawn.TieBreaks);
            Model = new BgpModel(Kernel, _rules, new RandomStreams(schedule.Seed), schedule.Options);
        }

        public SimulationKernel Kernel { get; } = new();

        public BgpModel Model { get; }

        public bool Settle(Action change) => Model.Converge(change).IsConverged;

        public void AnnounceAll()
        {
            foreach (Announcement one in _drawn.Announcements)
            {
                Announce(one);
                Kernel.RunUntil(Kernel.Now + SimDuration.FromMilliseconds(_schedule.Lot));
            }
        }

        public void Announce(Announcement one)
        {
            _announced.Add(one);
            Model.Reconsider(_rules.Announce(one));
        }

        public void Withdraw(Asn asn)
        {
            _announced.RemoveAll(one => one.Announcer == asn);
            Model.Reconsider(_rules.Withdraw(asn));
        }

        public (int One, int Other) LinkAt(int lot)
        {
            int end = lot % _rules.Sessions.EndCount;
            return (_rules.Sessions.OwnerOf(end), _rules.Sessions.PeerOf(end));
        }

        public bool AgreesWithSolver(AsGraph graph)
        {
            Announcement[] fitting = [.. _announced.Select(one => Fitting(one, graph))];
            PrefixRoutes solved = new PropagationSolver(graph, _drawn.TieBreaks).Solve(fitting);
            return Enumerable
                .Range(0, graph.Count)
                .All(i =>
                    Model.HasRoute(i) == (solved.SourceOf(i) != RouteSource.None)
                    && Model.ChosenNeighborOf(i)
                        == (solved.SourceOf(i) == RouteSource.Origin ? -1 : solved.NextHopOf(i))
                    && (Model.ChosenNeighborOf(i) < 0 || Model.RouteOf(i) == Text(solved.PathOf(i).Skip(1)))
                    && (Model.FateOf(i) == PacketFate.Delivered) == Model.HasRoute(i)
                );
        }

        /// <summary>An announcement may name a neighbor only while there is a link.</summary>
        private static Announcement Fitting(Announcement one, AsGraph graph)
        {
            int announcer = graph.IndexOf(one.Announcer);
            HashSet<Asn> neighbors = [.. graph.NeighborsOf(announcer).ToArray().Select(graph.AsnOf)];
            return one with
            {
                Prepending = one.Prepending.Where(pair => neighbors.Contains(pair.Key)).ToDictionary(),
                NotTo = one.NotTo.Where(neighbors.Contains).ToHashSet(),
                NoExportTo = one.NoExportTo.Where(neighbors.Contains).ToHashSet(),
            };
        }

        private static string Text(IEnumerable<Asn> path) => string.Join(' ', path.Select(asn => asn.Value));
    }
}
