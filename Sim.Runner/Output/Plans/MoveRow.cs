using Sim.Core.Quantities;
using Sim.Scenarios.Plans;

namespace Sim.Runner.Output.Plans;

/// <summary>
/// One line of a plan: what moves of a country's requests from one place to another, over all networks.
/// </summary>
/// <param name="Users">The country, and the network where only one of them moves.</param>
/// <param name="Share">Of the requests of the networks that move.</param>
/// <param name="Rate">At the busiest time.</param>
/// <param name="Phases">Parts of <paramref name="Rate"/> by phase, sum 1.</param>
internal sealed record MoveRow(
    string Users,
    string From,
    string To,
    double Share,
    RequestRate Rate,
    (double Now, double AfterTtl, double Tail) Phases
)
{
    public static IReadOnlyList<MoveRow> Of(IReadOnlyList<UserMove> moves) =>
        [
            .. moves
                .GroupBy(move => (move.Country, move.From, move.To))
                .Select(group => Of([.. group]))
                .OrderByDescending(row => row.Rate)
                .ThenBy(row => row.Users, StringComparer.Ordinal),
        ];

    private static MoveRow Of(UserMove[] moves)
    {
        RequestRate total = Sum(moves);
        string[] networks = [.. moves.Select(move => move.Network).Distinct()];
        string country = PlanText.Country(moves[0].Country);
        // The share of each network over its phases; of networks together it is weighted by what they send.
        double requests = 0;
        foreach (IGrouping<string, UserMove> network in moves.GroupBy(move => move.Network))
        {
            double share = network.Sum(move => move.Share);
            requests += share > 0 ? Sum([.. network]).PerSecond / share : 0;
        }
        return new MoveRow(
            networks.Length == 1 ? $"{country}, {networks[0]}" : country,
            moves[0].From,
            moves[0].To,
            requests > 0 ? Math.Round(total.PerSecond / requests, 9) : 0,
            total,
            (
                PartOf(moves, MovePhase.Now, total),
                PartOf(moves, MovePhase.AfterTtl, total),
                PartOf(moves, MovePhase.Tail, total)
            )
        );
    }

    private static double PartOf(UserMove[] moves, MovePhase phase, RequestRate total) =>
        total > RequestRate.Zero ? Sum([.. moves.Where(move => move.Phase == phase)]) / total : 0;

    private static RequestRate Sum(UserMove[] moves) => new(moves.Sum(move => move.Rate.PerSecond));
}
