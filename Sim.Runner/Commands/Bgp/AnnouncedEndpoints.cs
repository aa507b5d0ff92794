using System.CommandLine;
using Sim.Runner.Commands.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Catchments;
using Sim.Scenarios.Schema;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// Whose prefix: <c>--site dc-par dc-fra</c> together, or <c>--front-end gcp</c>; by default all sites, or where there
/// are none the first front end.
/// </summary>
internal sealed class AnnouncedEndpoints
{
    private readonly Option<string[]> _sites = new("--site")
    {
        Description = "Sites, as if they announced one prefix together. Default: all; without any the front end",
        AllowMultipleArgumentsPerToken = true,
        HelpName = "ID",
    };

    private readonly Option<string?> _frontEnd = new("--front-end")
    {
        Description = "The front end whose edges are meant instead",
        HelpName = "ID",
    };

    public IEnumerable<Option> All => [_sites, _frontEnd];

    /// <summary>Null when something is wrong, which is added to the mistakes.</summary>
    public AnnouncedBy? Read(ParseResult parsed, Scenario scenario, List<string> mistakes)
    {
        string[] sites = [.. (parsed.GetValue(_sites) ?? []).Distinct()];
        string? frontEnd = parsed.GetValue(_frontEnd);
        if (sites.Length > 0 && frontEnd is not null)
        {
            mistakes.Add("--site and --front-end exclude each other.");
            return null;
        }
        string[] known = [.. scenario.Sites.Select(site => site.Id)];
        string[] frontEnds = [.. scenario.FrontEnds.Select(one => one.Id)];
        bool areKnown = sites.Count(site => IsKnown("--site", site, known, mistakes)) == sites.Length;
        if (!areKnown || (frontEnd is not null && !IsKnown("--front-end", frontEnd, frontEnds, mistakes)))
        {
            return null;
        }
        return frontEnd is not null ? new AnnouncedBy([], frontEnd)
            : sites.Length > 0 ? new AnnouncedBy(sites, null)
            : known.Length > 0 ? new AnnouncedBy(known, null)
            : new AnnouncedBy([], frontEnds[0]);
    }

    private static bool IsKnown(string option, string id, string[] known, List<string> mistakes)
    {
        if (known.Contains(id))
        {
            return true;
        }
        mistakes.Add(
            $"{option} '{VisibleText.Of(id)}' is not in the scenario." + Suggestion.Of(NearestWord.To(id, known))
        );
        return false;
    }
}
