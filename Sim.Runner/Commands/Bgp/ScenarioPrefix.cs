using System.CommandLine;
using System.CommandLine.Parsing;
using Sim.Core.Routing.Bgp.Geography;
using Sim.Runner.Commands.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Convergence;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Bgp;

/// <summary>The prefix of a site of a scenario: <c>SCENARIO --site dc-par</c>.</summary>
internal sealed class ScenarioPrefix
{
    private readonly Option<string?> _site = new("--site")
    {
        Description =
            "Of SCENARIO: the site that announces, loses its first upstream and withdraws. Default: the first",
        HelpName = "ID",
    };

    public Argument<string?> File { get; } =
        new("SCENARIO")
        {
            Description = "Scenario file: its AS graph, sites and timers, in place of --as-rel or --synthetic",
            Arity = ArgumentArity.ZeroOrOne,
        };

    public IEnumerable<Option> All => [_site];

    public bool IsGiven(ParseResult parsed) => parsed.GetValue(File) is not null;

    /// <summary>Whatever a scenario decides must not be said twice.</summary>
    /// <param name="options">Those that go without a scenario only.</param>
    public void CheckAlone(ParseResult parsed, IEnumerable<Option> options, List<string> mistakes)
    {
        if (!IsGiven(parsed))
        {
            if (parsed.GetValue(_site) is not null)
            {
                mistakes.Add("--site belongs to SCENARIO.");
            }
            return;
        }
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is OptionResult { Implicit: false })
            {
                mistakes.Add($"{option.Name} does not go with SCENARIO, which says it.");
            }
        }
    }

    /// <summary>Null when the scenario cannot be used, which is printed.</summary>
    public ConvergingPrefix? Read(ParseResult parsed, Streams streams, List<string> mistakes)
    {
        if (ScenarioFiles.Load(parsed.GetValue(File)!, streams) is not { } inputs)
        {
            return null;
        }
        Scenario scenario = inputs.Scenario;
        IReadOnlyList<string> problems = [.. ScenarioInternet.Problems(scenario)];
        if (scenario.Sites.Count == 0)
        {
            problems = [.. problems, "it has no site that announces a prefix"];
        }
        foreach (string problem in problems)
        {
            streams.Error.WriteLine($"{VisibleText.Of(parsed.GetValue(File)!)}: {problem}.");
        }
        if (problems.Count > 0)
        {
            return null;
        }
        string[] known = [.. scenario.Sites.Select(one => one.Id)];
        string site = parsed.GetValue(_site) ?? known[0];
        if (!known.Contains(site))
        {
            string? nearest = NearestWord.To(site, known);
            mistakes.Add($"--site '{VisibleText.Of(site)}' is not in the scenario.{Suggestion.Of(nearest)}");
            return null;
        }
        return Read(inputs, site);
    }

    private static ConvergingPrefix Read(ScenarioInputs inputs, string site)
    {
        var internet = ScenarioInternet.Make(inputs);
        AnycastPrefix prefix = internet.PrefixOfSite(site);
        AnycastNetwork network = prefix.NetworkOf(prefix.IndexOf(site));
        return new ConvergingPrefix(
            internet.Geography.Graph,
            prefix.Announcements,
            SpeakerBuilder.OptionsOf(inputs.Scenario.Network),
            new RouteChanges(true, (network.Announcer, internet.UpstreamsOf(site)[0]), network.Announcer),
            prefix.Sites.Index().ToDictionary(one => prefix.NetworkOf(one.Index).Announcer, one => one.Item.Name)
        );
    }
}
