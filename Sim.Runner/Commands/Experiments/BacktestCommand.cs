using System.CommandLine;
using System.Globalization;
using Sim.Runner.Output;
using Sim.Runner.Output.Backtests;
using Sim.Runner.Plots;
using Sim.Scenarios.Experiments.Backtests;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Experiments;

/// <summary><c>sim backtest SCENARIO --observed FILE</c>: how far the model is from what was measured.</summary>
internal sealed class BacktestCommand : IVerb
{
    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "The file of the scenario" };

    private readonly Option<string> _observed = new("--observed")
    {
        Description = "What was measured: CSV with the columns time,series,labels,value",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string[]> _fit = new("--fit")
    {
        Description = "A field that is fitted to it, such as demand.peak=20000rps..60000rps; may be repeated",
        HelpName = "PATH=FROM..TO",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int> _runs = new("--max-runs")
    {
        Description = "Runs of a fit after which the best values so far are taken",
        DefaultValueFactory = _ => 100,
        HelpName = "N",
    };

    private readonly OverrideOptions _overrides = new();

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws observed and modeled values over time; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "Writes every observed value beside the modeled one",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("backtest", "Says how far a scenario is from what was measured, and fits fields to it")
        {
            _scenario,
        };
        Option[] options = [_observed, _fit, _runs, .. _overrides.All, .. Files.All, _format];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Test(parsed, streams));
        return command;
    }

    private int Test(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        List<string> mistakes = [];
        string file = parsed.GetValue(_scenario)!;
        string observed = parsed.GetValue(_observed)!;
        if (parsed.GetValue(_runs) is < 1 or > 100_000)
        {
            mistakes.Add("--max-runs is from 1 to 100000.");
        }
        Files.Check(parsed, [file, observed], mistakes);
        if (_overrides.Read(parsed, [], streams) is not { } overrides || mistakes.Count > 0)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            streams.Error.WriteLine("See 'sim backtest --help'.");
            return ExitCode.Usage;
        }
        if (ScenarioFiles.Load(file, overrides, streams) is not { } inputs)
        {
            return ExitCode.InvalidInput;
        }
        DiagnosticList found = [];
        var read = new ObservationReader(inputs.Scenario).Read(DiskFiles.Instance, observed, found);
        var trials = new BacktestTrials
        {
            File = file,
            Overrides = overrides,
            Observed = read?.Series ?? [],
            Version = SimTool.ModelVersion,
        };
        var parameters = FitParameters.Read("--fit", parsed.GetValue(_fit) ?? [], trials, found);
        new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        if (found.HasErrors || read is not { } rows || parameters is null)
        {
            return ExitCode.InvalidInput;
        }
        if (rows.Outside > 0)
        {
            streams.Error.WriteLine($"{CountText.Of(rows.Outside, "row")} outside of the run: left out.");
        }
        return Run(parsed, trials, parameters, streams, interrupt.Token);
    }

    private int Run(
        ParseResult parsed,
        BacktestTrials trials,
        IReadOnlyList<FitParameter> parameters,
        Streams streams,
        CancellationToken cancellation
    )
    {
        try
        {
            IReadOnlyList<SeriesBacktest> before = trials.Run([], [], cancellation);
            if (before.All(one => one.IsEmpty))
            {
                streams.Error.WriteLine("The model has no value at any of the observed times: nothing to compare.");
                return ExitCode.InvalidInput;
            }
            FitResult? fit =
                parameters.Count == 0
                    ? null
                    : new ParameterFit(trials, parameters, parsed.GetValue(_runs)).Run(
                        (values, sum) => streams.Error.WriteLine(Progress(values, sum)),
                        cancellation
                    );
            return Show(parsed, before, fit, streams);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (ScenarioRefusedException refused)
        {
            new TextDiagnostics(streams.Color).Write([.. refused.Findings], streams.Error);
            return ExitCode.InvalidInput;
        }
    }

    private int Show(ParseResult parsed, IReadOnlyList<SeriesBacktest> before, FitResult? fit, Streams streams)
    {
        IReadOnlyList<SeriesBacktest> shown = [.. (fit?.Series ?? before).Where(one => !one.IsEmpty)];
        if (parsed.GetValue(_format) == "json")
        {
            BacktestJson.Write(before, fit, streams.Output);
        }
        else
        {
            BacktestPrinter.Print(before, fit, streams.OutputConsole());
        }
        return Files.Write(
            parsed,
            streams.Error,
            _ => BacktestCsv.Render(shown),
            font => BacktestChart.Create(shown, fit is not null, font)
        );
    }

    private static string Progress(string values, double sum) =>
        string.Create(CultureInfo.InvariantCulture, $"tried {values}: root mean square {Math.Sqrt(sum) * 100:0.###} %");
}
