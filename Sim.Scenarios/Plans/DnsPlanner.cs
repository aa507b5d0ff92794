using Sim.Core.Models.Platform;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Plans;

/// <summary>Computes what a change of a zone would do to the users of a scenario.</summary>
public static class DnsPlanner
{
    /// <param name="inputs">Users, platform and demand; its own zone is not looked at.</param>
    /// <param name="before">The zone as it is.</param>
    /// <param name="after">The zone after the change.</param>
    public static DnsPlan Plan(ScenarioInputs inputs, Zone before, Zone after)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var users = new PlanPopulation(inputs, [before, after]);
        var destinations = new Destinations(users.Platform);
        destinations.AddAll(before);
        destinations.AddAll(after);
        var comparison = new PlanComparison(users, destinations, new QuestionedZone(before), new QuestionedZone(after));
        (MoveTable moves, IReadOnlyList<EndpointForecast> endpoints, _, _) = comparison.Under(null);
        (ZoneAnswers old, ZoneAnswers changed) = comparison.AnswersUnder(null);
        IReadOnlyList<UserMove> moving = moves.ToMoves();
        IReadOnlyList<RecordDifference> records =
        [
            .. ChangedRecord.Between(before, after).Select(record => record.ToText()),
        ];
        return new DnsPlan
        {
            Host = users.Platform.Service.Host,
            Records = records,
            At = moves.IsEmpty ? null : users.InstantOf(moves.BusiestTime),
            Demand = new RequestRate(SumOf(users.Rates(moves.BusiestTime))),
            NowEnds = SimulatedWorld.Propagation,
            AfterTtlEnds = SimulatedWorld.Propagation + moves.LongestTtl,
            Moves = moving,
            Left = moves.Left(),
            WeightedShares = new WeightedShares(users, destinations).Between(
                old,
                changed,
                moving.Select(move => move.Country).Distinct()
            ),
            Endpoints = endpoints,
            UnderFailure = FailuresOf(comparison),
            Strangers = destinations.Strangers,
            Notes =
            [
                .. new TtlNotes(users).Between(old, changed),
                .. NotesOf(before, after, moving, users, destinations),
            ],
        };
    }

    private static double SumOf(ReadOnlySpan<double> rates)
    {
        double sum = 0;
        foreach (double rate in rates)
        {
            sum += rate;
        }
        return sum;
    }

    private static IReadOnlyList<FailureForecast> FailuresOf(PlanComparison comparison)
    {
        List<(double Impact, FailureForecast Forecast)> found = [];
        foreach (Failure failure in comparison.SingleFailures())
        {
            var (moves, endpoints, lostBefore, lostAfter) = comparison.Under(failure);
            double moving = moves.IsEmpty ? 0 : moves.RateAt(moves.BusiestTime);
            found.Add(
                (
                    moving + Math.Abs(lostAfter - lostBefore),
                    new FailureForecast(
                        failure.Name,
                        moves.ToMoves(),
                        endpoints,
                        new RequestRate(lostBefore),
                        new RequestRate(lostAfter)
                    )
                )
            );
        }
        return [.. found.OrderByDescending(entry => entry.Impact).Select(entry => entry.Forecast)];
    }

    private static List<string> NotesOf(
        Zone before,
        Zone after,
        IReadOnlyList<UserMove> moves,
        PlanPopulation users,
        Destinations destinations
    )
    {
        List<string> notes = [];
        IReadOnlyList<ChangedRecord> changed = ChangedRecord.Between(before, after);
        bool areBlocksKnown = users.Inputs.Scenario.Resolvers.Blocks.Count > 0;
        if (
            !areBlocksKnown && before.RecordSets.Concat(after.RecordSets).Any(record => record.Policy is IpBasedRouting)
        )
        {
            notes.Add(
                "Who has an address in the blocks of IP-based routing is not known: users count as having none, and "
                    + "whom these record sets move is not in this plan. A scenario says it in resolvers.blocks: "
                    + "[{country: FR, block: 192.0.2.0/24, share: 10%}]."
            );
        }
        string[] reached = [.. destinations.Strangers.Where(name => moves.Any(move => move.To == name))];
        // Changed record sets may hold them, and clients go on to another address of the answer.
        string[] tried =
        [
            .. destinations.Strangers.Where(name => changed.Any(record => Answers(record.After, name))).Except(reached),
        ];
        if (changed.Count > 0 && moves.Count == 0 && tried.Length == 0 && notes.Count == 0)
        {
            notes.Add(
                $"{users.Platform.Service.Host} answers everybody as before while all health checks are healthy."
            );
        }
        if (BringsIpv6(before, after, users.Platform.Service.Host) is { } negativeTtl)
        {
            notes.Add(
                $"Resolvers that have asked for AAAA keep the answer that there is none, for {negativeTtl}: users with "
                    + "IPv6 follow later than this plan says."
            );
        }
        notes.AddRange(
            reached.Select(name => $"No site and no front end of the scenario has {name}: what goes there is lost.")
        );
        notes.AddRange(
            tried.Select(name =>
                $"No site and no front end of the scenario has {name}: who is answered it tries it in vain, and goes "
                + "on to another address where there is one."
            )
        );
        return notes;

        bool Answers(RecordSet? record, string address) =>
            record is not null
            && record.Name == DnsName.Parse(users.Platform.Service.Host)
            && record.Values.Any(value => AddressBook.Canonical(value) == address);
    }

    /// <summary>
    /// How long resolvers keep that a name which has addresses has none of IPv6, where a change brings the first; null:
    /// it does not.
    /// </summary>
    private static SimDuration? BringsIpv6(Zone before, Zone after, string host)
    {
        var was = CompiledZone.Compile(before);
        bool brings =
            was.TryFind(host, RecordType.A, out _)
            && !was.TryFind(host, RecordType.AAAA, out _)
            && CompiledZone.Compile(after).TryFind(host, RecordType.AAAA, out _);
        return brings ? was.NegativeTtl : null;
    }
}
