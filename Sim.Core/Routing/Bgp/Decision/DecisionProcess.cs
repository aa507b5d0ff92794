using System.Globalization;

namespace Sim.Core.Routing.Bgp.Decision;

/// <summary>
/// Chooses the best of a router's candidate routes to one prefix: criteria in order, each keeps those that no other one
/// beats (RFC 4271 section 9.1.2).
/// </summary>
/// <remarks>Routes whose next hop cannot be reached are left out before. Pure: the candidates are all it looks
/// at.</remarks>
public sealed class DecisionProcess
{
    private readonly IDecisionStep[] _steps;
    private readonly int _multipathEnd;
    private readonly DecisionOptions _options;
    private readonly bool _isDeterministic;
    private readonly PairwiseOrder _pairs;

    /// <param name="steps">In order.</param>
    /// <param name="options">Their default where null; <see cref="DecisionOptions.DeterministicMed"/> then is
    /// yes.</param>
    /// <param name="multipathAfter">
    /// The criterion up to which routes that are used together must be equal; null: the IGP metric.
    /// </param>
    /// <param name="pairs">Where routes are compared one after the other.</param>
    /// <exception cref="ArgumentException">
    /// The last criterion may leave two routes equal, so that the result would depend on chance; or there are no paths.
    /// </exception>
    public DecisionProcess(
        IReadOnlyList<IDecisionStep> steps,
        DecisionOptions? options = null,
        IDecisionStep? multipathAfter = null,
        PairwiseOrder pairs = PairwiseOrder.NewestFirst
    )
    {
        ArgumentNullException.ThrowIfNull(steps);
        if (steps.Count == 0 || !steps[^1].IsTotal)
        {
            throw new ArgumentException(
                "The last criterion must always decide, as the neighbor address does.",
                nameof(steps)
            );
        }
        _options = options ?? new DecisionOptions();
        if (_options.MaximumPaths < 1)
        {
            throw new ArgumentException("At least one path is used.", nameof(options));
        }
        _steps = [.. steps];
        _multipathEnd = Array.IndexOf(_steps, multipathAfter ?? DecisionSteps.IgpMetric) + 1;
        _isDeterministic = _options.DeterministicMed ?? true;
        _pairs = pairs;
    }

    /// <summary>The names of the criteria, in order.</summary>
    public IReadOnlyList<string> StepNames => [.. _steps.Select(step => step.Name)];

    /// <param name="routes">
    /// The candidates, each of another neighbor. When they came matters only where they are compared one after the
    /// other, and how they are listed only where they came at the same time.
    /// </param>
    public RouteDecision Decide(IReadOnlyList<BgpRoute> routes, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        List<int> usable = [];
        for (int i = 0; i < routes.Count; i++)
        {
            if (routes[i].IgpMetric is null)
            {
                why?.Reject(Name(routes[i]), "next hop", "cannot be reached");
            }
            else
            {
                usable.Add(i);
            }
        }
        if (usable.Count == 0)
        {
            return new RouteDecision(-1, null, -1, []);
        }
        int best = BestOf(routes, usable);
        List<int> others = [.. usable.Where(i => i != best)];
        int runnerUp = others.Count == 0 ? -1 : BestOf(routes, others);
        string? decidedBy = runnerUp < 0 ? null : Decider(routes, usable, best, runnerUp);
        if (why is not null)
        {
            why.Choose(Name(routes[best]), decidedBy ?? "only route", Text(usable.Count));
            foreach (int other in others)
            {
                why.Reject(Name(routes[other]), Decider(routes, usable, best, other), "");
            }
        }
        return new RouteDecision(best, decidedBy, runnerUp, Together(routes, usable, best));
    }

    /// <summary>
    /// What the router comes to when the routes come one by one, in the order of <see cref="BgpRoute.Arrival"/>, and
    /// each is decided upon before the next one comes.
    /// </summary>
    /// <param name="routes">The candidates, each of another neighbor. Which is in use follows from the order.</param>
    public RouteDecision DecideByArrival(IReadOnlyList<BgpRoute> routes, Explanation? why = null)
    {
        ArgumentNullException.ThrowIfNull(routes);
        int[] order = [.. Enumerable.Range(0, routes.Count).OrderBy(i => routes[i].Arrival)];
        int inUse = -1;
        for (int count = 1; count < order.Length; count++)
        {
            int[] so = order[..count];
            int best = Decide([.. so.Select(i => routes[i] with { IsInUse = i == inUse })]).Best;
            inUse = best < 0 ? -1 : so[best];
        }
        return Decide([.. routes.Select((route, i) => route with { IsInUse = i == inUse })], why);
    }

    private static string Name(BgpRoute route) => route.IsLocal ? "local route" : $"from {route.PeerAddress}";

    private static string Text(int count) =>
        count == 1 ? "1 candidate" : string.Create(CultureInfo.InvariantCulture, $"{count} candidates");

    private int BestOf(IReadOnlyList<BgpRoute> routes, List<int> candidates)
    {
        if (_isDeterministic)
        {
            return Survivors(routes, candidates, _steps.Length)[0];
        }
        int inUse = candidates.FindIndex(i => routes[i].IsInUse);
        IEnumerable<int> oldestFirst = candidates.OrderBy(i => routes[i].Arrival);
        IEnumerable<int> order = (_pairs, inUse) switch
        {
            (PairwiseOrder.NewestFirst, _) => candidates.OrderByDescending(i => routes[i].Arrival),
            (_, < 0) => oldestFirst,
            _ => [candidates[inUse], .. oldestFirst.Where(i => !routes[i].IsInUse).TakeLast(1)],
        };
        return order.Aggregate((best, next) => Survivors(routes, [best, next], _steps.Length)[0]);
    }

    /// <summary>Those that no other one beats by the first so many criteria; never none.</summary>
    private List<int> Survivors(IReadOnlyList<BgpRoute> routes, List<int> candidates, int steps)
    {
        List<int> left = candidates;
        for (int i = 0; i < steps && left.Count > 1; i++)
        {
            left = Keep(routes, left, _steps[i]);
        }
        return left;
    }

    private static List<int> Keep(IReadOnlyList<BgpRoute> routes, List<int> left, IDecisionStep step) =>
        left.FindAll(one => !left.Exists(other => step.IsWorse(routes[one], routes[other])));

    /// <summary>
    /// The criterion by which a route fell: of those compared together the one that took it out, else the first that
    /// sets it behind the best one.
    /// </summary>
    private string Decider(IReadOnlyList<BgpRoute> routes, List<int> usable, int best, int other)
    {
        List<int> left = _isDeterministic ? usable : [best, other];
        foreach (IDecisionStep step in _steps)
        {
            left = Keep(routes, left, step);
            if (!left.Contains(other))
            {
                return step.Name;
            }
            if (!left.Contains(best))
            {
                // One after the other, the best one may have lost against a route that then fell to a third.
                return "order of arrival";
            }
        }
        return _steps[^1].Name;
    }

    private List<int> Together(IReadOnlyList<BgpRoute> routes, List<int> usable, int best)
    {
        IEnumerable<int> equal = Survivors(routes, usable, _multipathEnd)
            .Where(i => i != best && IsCompatible(routes[i], routes[best]))
            .OrderBy(i => routes[i], Comparer<BgpRoute>.Create(ByAddress));
        return [best, .. equal.Take(_options.MaximumPaths - 1)];
    }

    // RFC 4271 is silent; routers ask for the same networks on the way unless told to relax.
    private bool IsCompatible(BgpRoute route, BgpRoute best) =>
        route.IsLocal == best.IsLocal && (_options.RelaxMultipath || route.AsPath.SequenceEqual(best.AsPath));

    private static int ByAddress(BgpRoute one, BgpRoute other) =>
        DecisionSteps.PeerAddress.IsWorse(one, other) ? 1
        : DecisionSteps.PeerAddress.IsWorse(other, one) ? -1
        : 0;
}
