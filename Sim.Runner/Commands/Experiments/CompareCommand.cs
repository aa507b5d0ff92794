using System.CommandLine;
using Sim.Core.Quantities;
using Sim.Runner.Output.Comparisons;
using Sim.Runner.Plots;
using Sim.Scenarios.Experiments.Comparisons;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Schema.Overrides;

namespace Sim.Runner.Commands.Experiments;

/// <summary>
/// <c>sim compare BASELINE [CANDIDATE...]</c>: what scenarios or variants change, with intervals, the most harmful
/// first.
/// </summary>
internal sealed class CompareCommand : IVerb
{
    private const int UsualReplications = 10;

    private readonly Argument<string[]> _scenarios = new("SCENARIO")
    {
        Description =
            "The baseline, then what is compared with it: files, run folders, variants of the first (default: all)",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly ReplicationOptions _replications = new(UsualReplications);
    private readonly OverrideOptions _overrides = new();

    private readonly QuantityOption<Ratio> _practical = new(
        "--practical",
        "Differences up to this share of the baseline do not matter. Default: 5%"
    );

    private readonly QuantityOption<Ratio> _level = new(
        "--level",
        "How sure all verdicts of a comparison are together. Default: 95%"
    );

    private readonly Option<int> _top = new("--top")
    {
        Description = "Differences to show",
        DefaultValueFactory = _ => 20,
        HelpName = "N",
    };

    private readonly Option<bool> _exitCode = new("--detailed-exitcode")
    {
        Description = "Exit code 11 when anything is worse, 13 when something is inconclusive",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws the differences of the first candidate with their intervals; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string?> _csv = new("--csv") { Description = "Writes every difference", HelpName = "FILE" };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, for a comment of a pull request, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "markdown", "json");
        Command command = new("compare", "Says what scenarios or variants change, the most harmful first")
        {
            _scenarios,
        };
        Option[] options =
        [
            .. _replications.All,
            .. _overrides.All,
            _practical.Option,
            _level.Option,
            _top,
            .. Files.All,
            _format,
            _exitCode,
        ];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Compare(parsed, streams));
        return command;
    }

    private int Compare(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        List<string> mistakes = [];
        (int count, int threads) = _replications.Read(parsed, mistakes);
        ComparisonSettings settings = Settings(parsed, mistakes);
        string[] words = parsed.GetValue(_scenarios)!;
        Files.Check(parsed, words.Where(File.Exists), mistakes);
        ScenarioOverrides? overrides = _overrides.Read(parsed, [], streams);
        if (overrides is null || mistakes.Count > 0)
        {
            return Refuse(mistakes, streams);
        }
        IReadOnlyList<ReplicationSeries>? series = new ComparedScenarios(overrides, streams, mistakes).Read(words);
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes, streams);
        }
        if (series is null)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            ReplicationProgress.Run(series, SimTool.ModelVersion, count, threads, streams, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
        ScenarioComparison[] comparisons =
        [
            .. series.Skip(1).Select(candidate => ScenarioComparison.Of(series[0], candidate, settings)),
        ];
        return Show(parsed, comparisons, settings, streams);
    }

    private int Show(
        ParseResult parsed,
        IReadOnlyList<ScenarioComparison> comparisons,
        ComparisonSettings settings,
        Streams streams
    )
    {
        int top = parsed.GetValue(_top);
        switch (parsed.GetValue(_format))
        {
            case "json":
                ComparisonJson.Write(comparisons, settings, streams.Output);
                break;
            case "markdown":
                streams.Output.Write(ComparisonMarkdown.Of(comparisons, settings, top));
                break;
            default:
                ComparisonPrinter.Print(comparisons, settings, top, streams.OutputConsole());
                break;
        }
        int written = Files.Write(
            parsed,
            streams.Error,
            _ => ComparisonCsv.Render(comparisons),
            font => ComparisonChart.Create(comparisons, font)
        );
        if (written != ExitCode.Good || !parsed.GetValue(_exitCode))
        {
            return written;
        }
        return comparisons.Any(one => one.CountOf(DifferenceVerdict.Worse) > 0) ? ExitCode.Regression
            : comparisons.Any(one => one.CountOf(DifferenceVerdict.Inconclusive) > 0) ? ExitCode.Inconclusive
            : ExitCode.Good;
    }

    private ComparisonSettings Settings(ParseResult parsed, List<string> mistakes)
    {
        var usual = new ComparisonSettings();
        double practical = _practical.Read(parsed, mistakes)?.Value ?? usual.PracticalShare;
        double level = _level.Read(parsed, mistakes)?.Value ?? usual.Level;
        if (level is <= 0 or > 0.999999)
        {
            mistakes.Add("--level is above 0% and at most 99.9999%.");
            level = usual.Level;
        }
        if (parsed.GetValue(_top) < 0)
        {
            mistakes.Add("--top is 0 or more.");
        }
        return new ComparisonSettings { PracticalShare = practical, Level = level };
    }

    private static int Refuse(List<string> mistakes, Streams streams)
    {
        mistakes.ForEach(streams.Error.WriteLine);
        if (mistakes.Count > 0)
        {
            streams.Error.WriteLine("See 'sim compare --help'.");
        }
        return ExitCode.Usage;
    }
}
