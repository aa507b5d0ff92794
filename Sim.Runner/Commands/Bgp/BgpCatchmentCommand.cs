using System.CommandLine;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Runner.Output;
using Sim.Runner.Output.Catchments;
using Sim.Runner.Plots;
using Sim.Scenarios.Catchments;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// <c>sim bgp catchment SCENARIO</c>: which users land at which site or edge, how far from the best that is, and what
/// happens to them when it withdraws.
/// </summary>
internal sealed class BgpCatchmentCommand : IVerb
{
    private const int DefaultCountries = 15;

    private readonly Argument<string> _file = new("SCENARIO") { Description = "Scenario file, YAML or JSON" };

    private readonly AnnouncedEndpoints _endpoints = new();

    private readonly Option<ulong?> _seed = SeedOption.Create(
        "Another seed, another Internet. Default: that of the scenario, or 1"
    );

    private readonly Option<int> _top = new("--top")
    {
        Description = "Countries to show",
        DefaultValueFactory = _ => DefaultCountries,
        HelpName = "N",
    };

    private readonly Option<string?> _observed = new("--observed")
    {
        Description = "Scores the prediction against measured shares: a CSV file with network,site,share[,rtt_ms]",
        HelpName = "FILE",
    };

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "Writes where every network lands: network,country,site,share,rtt_ms,nearest_rtt_ms",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws a map; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("catchment", "Which users land at which site, and how far from the best that is")
        {
            _file,
        };
        Option[] options = [.. _endpoints.All, _seed, _top, _observed, .. Files.All, _format];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Catch(parsed, streams));
        return command;
    }

    private int Catch(ParseResult parsed, Streams streams)
    {
        List<string> mistakes = [];
        Files.Check(parsed, [parsed.GetValue(_file), parsed.GetValue(_observed)], mistakes);
        if (parsed.GetValue(_top) < 0)
        {
            mistakes.Add("--top is 0 or more.");
        }
        ScenarioInputs? inputs = ScenarioFiles.Load(parsed.GetValue(_file)!, streams);
        AnnouncedBy? announced = inputs is null ? null : _endpoints.Read(parsed, inputs.Scenario, mistakes);
        mistakes.ForEach(streams.Error.WriteLine);
        if (mistakes.Count > 0)
        {
            streams.Error.WriteLine("See 'sim bgp catchment --help'.");
            return ExitCode.Usage;
        }
        if (inputs is null || announced is null || HasProblems(inputs, streams))
        {
            return ExitCode.InvalidInput;
        }
        var internet = ScenarioInternet.Make(inputs, parsed.GetValue(_seed));
        IReadOnlyList<ObservedShare>? observed = null;
        if (parsed.GetValue(_observed) is { } path)
        {
            DiagnosticList found = [];
            observed = ObservedCatchment.ReadFile(DiskFiles.Instance, path, announced.Names(internet), found);
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
            if (observed is null)
            {
                return ExitCode.InvalidInput;
            }
        }
        CatchmentReport report = CatchmentStudy.Run(inputs.Scenario, internet, announced, observed);
        if (parsed.GetValue(_format) == "json")
        {
            CatchmentJson.Write(report, streams.Output);
        }
        else
        {
            CatchmentPrinter.Print(report, parsed.GetValue(_top), streams.OutputConsole());
        }
        return Files.Write(
            parsed,
            streams.Error,
            _ => CatchmentCsv.Render(report),
            font => CatchmentMap.Create(report, font)
        );
    }

    /// <summary>Of the default graph; that which a scenario asks for was checked with it.</summary>
    private static bool HasProblems(ScenarioInputs inputs, Streams streams)
    {
        IReadOnlyList<string> problems = ScenarioInternet.Problems(inputs.Scenario);
        foreach (string problem in problems)
        {
            streams.Error.WriteLine($"The networks of the scenario do not fit the default AS graph: {problem}.");
        }
        return problems.Count > 0;
    }
}
