using System.CommandLine;
using Sim.Runner.Output;
using Sim.Runner.Output.Capacities;
using Sim.Runner.Plots;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands.Experiments;

/// <summary>
/// <c>sim capacity SCENARIO --vary PATH</c>: the least value that meets the thresholds, whatever fails.
/// </summary>
internal sealed class CapacityCommand : IVerb
{
    private readonly Argument<string> _scenario = new("SCENARIO") { Description = "The file of the scenario" };

    private readonly CapacityOptions _question = new();
    private readonly OverrideOptions _overrides = new();

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Runs at once; results do not depend on it. Default: one for each processor",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws the distance to the limits against the value; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "Writes every threshold at every value that was tried",
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
        Command command = new("capacity", "Finds the least capacity that meets the thresholds, whatever fails")
        {
            _scenario,
        };
        Option[] options = [.. _question.All, .. _overrides.All, _threads, .. Files.All, _format];
        foreach (Option option in options)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Search(parsed, streams));
        return command;
    }

    private int Search(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        List<string> mistakes = [];
        DiagnosticList found = [];
        string file = parsed.GetValue(_scenario)!;
        CapacitySettings settings = _question.Settings(parsed, mistakes);
        double? precision = _question.Precision(parsed, mistakes);
        IReadOnlyList<CapacityRange> ranges = _question.Ranges(parsed, mistakes, found);
        if (parsed.GetValue(_threads) is < 1 or > 1024)
        {
            mistakes.Add("--threads is from 1 to 1024.");
        }
        Files.Check(parsed, [file], mistakes);
        if (_overrides.Read(parsed, [], streams) is not { } overrides || mistakes.Count > 0 || found.HasErrors)
        {
            return Refuse(mistakes, found, streams);
        }
        if (ScenarioFiles.Load(file, overrides, streams) is not { } inputs)
        {
            return ExitCode.InvalidInput;
        }
        IReadOnlyList<FailureCase> failures = _question.Failures(
            parsed,
            [.. inputs.Scenario.Variants.Select(variant => variant.Id)],
            overrides.Variant,
            mistakes,
            found
        );
        if (mistakes.Count > 0 || found.HasErrors)
        {
            return Refuse(mistakes, found, streams);
        }
        ScenarioTrials trials = Trials(parsed, overrides, inputs, ranges, failures);
        string? step = _question.Step(parsed);
        var axes = new CapacityAxes(trials, ranges).Read(step, precision, _question.WantsMost(parsed), found);
        if (axes is null)
        {
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
            streams.Error.WriteLine("Nothing was run.");
            return ExitCode.InvalidInput;
        }
        return Search(parsed, axes, trials, settings, streams, interrupt.Token);
    }

    private int Search(
        ParseResult parsed,
        IReadOnlyList<CapacityAxis> axes,
        ScenarioTrials trials,
        CapacitySettings settings,
        Streams streams,
        CancellationToken cancellation
    )
    {
        try
        {
            IReadOnlyList<CapacityCase> cases = trials.Cases([.. axes.Select(axis => axis.Values[axis.Start])]);
            if (cases.Any(one => one.Thresholds.Count == 0))
            {
                streams.Error.WriteLine("The scenario has no thresholds: --target says what has to hold.");
                return ExitCode.Usage;
            }
            CapacityResult result = new CapacitySearch(axes, cases, settings, trials).Run(
                tried => streams.Error.WriteLine(Progress(axes, tried)),
                cancellation
            );
            return Show(parsed, result, streams);
        }
        catch (ScenarioRefusedException refused)
        {
            new TextDiagnostics(streams.Color).Write([.. refused.Findings], streams.Error);
            return ExitCode.InvalidInput;
        }
    }

    private ScenarioTrials Trials(
        ParseResult parsed,
        ScenarioOverrides overrides,
        ScenarioInputs inputs,
        IReadOnlyList<CapacityRange> ranges,
        IReadOnlyList<FailureCase> failures
    ) =>
        new()
        {
            File = parsed.GetValue(_scenario)!,
            Overrides = overrides,
            Targets = _question.Targets(parsed),
            Failures = failures,
            Fields = [.. ranges.Select(range => range.Path)],
            Duration = inputs.Scenario.Duration,
            Version = SimTool.ModelVersion,
            Threads = parsed.GetValue(_threads),
        };

    private int Show(ParseResult parsed, CapacityResult result, Streams streams)
    {
        bool wantsMost = _question.WantsMost(parsed);
        if (parsed.GetValue(_format) == "json")
        {
            CapacityJson.Write(result, wantsMost, streams.Output);
        }
        else if (result.Tried.Count > 0)
        {
            CapacityPrinter.Print(result, wantsMost, streams.OutputConsole());
        }
        if (result.IsInterrupted)
        {
            streams.Error.WriteLine("Interrupted: no file was written.");
            return ExitCode.Interrupted;
        }
        int written = Files.Write(
            parsed,
            streams.Error,
            _ => CapacityCsv.Render(result),
            font => CapacityChart.Create(result, CapacityText.Answer(result, wantsMost), font)
        );
        return written != ExitCode.Good ? written
            : result.IsImpossible ? ExitCode.ThresholdFailed
            : result.IsClosed ? ExitCode.Good
            : ExitCode.Inconclusive;
    }

    private static string Progress(IReadOnlyList<CapacityAxis> axes, TriedCapacity tried) =>
        $"tried {string.Join(", ", axes.Zip(tried.Values, (axis, value) => $"{axis.Path} = {value}"))}: "
        + $"{CapacityText.Word(tried.Verdict)} ({CountText.Of(tried.Replications, "replication")})";

    private static int Refuse(List<string> mistakes, DiagnosticList found, Streams streams)
    {
        new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        mistakes.ForEach(streams.Error.WriteLine);
        streams.Error.WriteLine("See 'sim capacity --help'.");
        return ExitCode.Usage;
    }
}
