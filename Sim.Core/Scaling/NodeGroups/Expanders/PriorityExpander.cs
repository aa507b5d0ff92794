using System.Text.RegularExpressions;

namespace Sim.Core.Scaling.NodeGroups.Expanders;

/// <summary><c>priority</c>: the groups of the highest priority whose patterns match their ids.</summary>
/// <remarks>
/// Groups that no pattern matches are used only when no option is matched. Source: kubernetes/autoscaler,
/// expander/priority.
/// </remarks>
public sealed class PriorityExpander : IExpander
{
    private readonly List<(int Priority, Regex Pattern)> _patterns;

    /// <param name="patterns">
    /// Priorities, at least 0, and regular expressions; one that matches anywhere in an id counts.
    /// </param>
    /// <exception cref="ArgumentException">A pattern is no regular expression.</exception>
    public PriorityExpander(IEnumerable<(int Priority, string Pattern)> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        _patterns = [.. patterns.Select(given => (given.Priority, new Regex(given.Pattern)))];
    }

    public string Name => "priority";

    public IReadOnlyList<ExpansionOption> Best(IReadOnlyList<ExpansionOption> options, int clusterNodes)
    {
        IReadOnlyList<ExpansionOption> best = LeastScore.Of(options, option => -PriorityOf(option.Group.Id));
        return best.Count > 0 && PriorityOf(best[0].Group.Id) < 0 ? options : best;
    }

    /// <summary>-1: no pattern matches.</summary>
    private int PriorityOf(string groupId)
    {
        int highest = -1;
        foreach ((int priority, Regex pattern) in _patterns)
        {
            highest = pattern.IsMatch(groupId) ? Math.Max(highest, priority) : highest;
        }
        return highest;
    }
}
