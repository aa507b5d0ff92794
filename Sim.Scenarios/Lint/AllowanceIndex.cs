using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>Which findings are allowed, and which allowances have a finding: by search, not one by one.</summary>
internal sealed class AllowanceIndex
{
    /// <summary>
    /// By file and code, in the order of their first places: the first, and the furthest last of those so far. A place
    /// is covered when the furthest of those that begin before it reaches it.
    /// </summary>
    private readonly Dictionary<(SourceText, string), ((int, int) First, (int, int) Furthest)[]> _allowed = [];

    /// <summary>By file and code, in order.</summary>
    private readonly Dictionary<(SourceText, string), (int, int)[]> _found = [];

    public AllowanceIndex(IEnumerable<Allowance> allowances, IEnumerable<PlacedFinding> found)
    {
        foreach (var one in allowances.Where(a => a.Reason.Length > 0).GroupBy(a => (a.At.Source, a.Code)))
        {
            (int, int) furthest = default;
            _allowed[one.Key] =
            [
                .. one.OrderBy(a => a.First)
                    .Select(a => (a.First, furthest = furthest.CompareTo(a.Last) > 0 ? furthest : a.Last)),
            ];
        }
        foreach (var one in found.GroupBy(f => (f.At.Source, f.Code)))
        {
            _found[one.Key] = [.. one.Select(f => PlaceOf(f.At)).Order()];
        }
    }

    public bool IsAllowed(PlacedFinding finding)
    {
        if (!_allowed.TryGetValue((finding.At.Source, finding.Code), out var allowed))
        {
            return false;
        }
        (int, int) place = PlaceOf(finding.At);
        int begun = CountBefore(allowed.Length, i => allowed[i].First.CompareTo(place) <= 0);
        return begun > 0 && allowed[begun - 1].Furthest.CompareTo(place) >= 0;
    }

    /// <summary>Whether a finding with its code is where the allowance is about.</summary>
    public bool IsUsed(Allowance allowance)
    {
        if (!_found.TryGetValue((allowance.At.Source, allowance.Code), out (int, int)[]? places))
        {
            return false;
        }
        int before = CountBefore(places.Length, i => places[i].CompareTo(allowance.First) < 0);
        return before < places.Length && places[before].CompareTo(allowance.Last) <= 0;
    }

    public static bool Covers(Allowance allowance, Location at) =>
        ReferenceEquals(allowance.At.Source, at.Source)
        && PlaceOf(at).CompareTo(allowance.First) >= 0
        && PlaceOf(at).CompareTo(allowance.Last) <= 0;

    private static (int, int) PlaceOf(Location at) => (at.Line, at.Column);

    /// <summary>How many come first for which something holds that does not hold for the rest.</summary>
    private static int CountBefore(int count, Func<int, bool> holds)
    {
        (int low, int high) = (0, count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = holds(middle) ? (middle + 1, high) : (low, middle);
        }
        return low;
    }
}
