using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Core.Quantities;
using Sim.Runner.Commands.Experiments;
using Sim.Runner.Output;
using Sim.Runner.Plots;
using Sim.Runner.Report;
using Sim.Scenarios.Experiments.Assumptions;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands;

/// <summary><c>sim run FILE</c>: runs a scenario, prints the summary, writes the run folder.</summary>
internal sealed class RunCommand : IVerb
{
    /// <summary>Parts into which a run is cut to show progress and to notice an interrupt.</summary>
    private const int Slices = 100;

    /// <summary>Fewer say too little of how much a result varies: see <c>SequentialStopping</c>.</summary>
    private const int LeastForPrecision = 10;

    /// <summary>The seed of a run has a place of its own wherever it is kept.</summary>
    private static readonly FieldPath s_seedField = FieldPath.Parse("seed");

    private readonly Argument<string> _file = new("FILE") { Description = "Scenario file, YAML or JSON" };

    private readonly Option<string> _out = new("--out")
    {
        Description = "Folder in which the run folder is made",
        DefaultValueFactory = _ => "runs",
    };

    private readonly Option<ulong?> _seed = SeedOption.Create(
        "Seed to use instead of the scenario's, a whole number from 0 to 18446744073709551615"
    );

    private readonly Option<Fidelity?> _fidelity = new("--fidelity")
    {
        Description = "Data plane to use instead of the scenario's: flow (rates of groups) or request (every request)",
        CustomParser = ReadFidelity,
    };

    private readonly QuantityOption<SampleShare> _sampling = new(
        "--sampling",
        "Part of the users that the request plane simulates, such as 1/100; capacities shrink with them"
    );

    private readonly OverrideOptions _overrides = new();
    private readonly ReplicationOptions _replications = new(usual: 1);

    private readonly QuantityOption<Ratio> _precision = new(
        "--precision",
        "Replications until the thresholds' values and the mean latency are known to this share, such as 5%"
    );

    private readonly Option<bool> _assumptions = new("--assumptions")
    {
        Description = "Moves each default that is an assumption through its range, and ranks what thresholds hang on",
    };

    private readonly Option<string?> _font = new("--font") { Description = "Font file for the charts' labels" };

    public Command Describe(Streams streams)
    {
        Command command = new("run", "Runs a scenario, prints the summary and writes the run folder")
        {
            _file,
            _out,
            _seed,
            _fidelity,
            _sampling.Option,
            _assumptions,
            _font,
        };
        Option[] more = [.. _overrides.All, .. _replications.All, _precision.Option];
        foreach (Option option in more)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed =>
        {
            List<string> mistakes = [];
            FieldOverride[] own = [.. OwnFields(parsed, mistakes)];
            Repetition repetition = Repeated(parsed, mistakes);
            mistakes.ForEach(streams.Error.WriteLine);
            ScenarioOverrides? overrides = mistakes.Count > 0 ? null : _overrides.Read(parsed, own, streams);
            return overrides is null ? ExitCode.Usage : Run(parsed, overrides, repetition, streams);
        });
        return command;
    }

    /// <summary>What options with a name of their own change.</summary>
    private IEnumerable<FieldOverride> OwnFields(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(_seed) is { } seed)
        {
            yield return FieldOverride.Of("--seed", s_seedField, seed.ToString(CultureInfo.InvariantCulture));
        }
        if (parsed.GetValue(_fidelity) is { } fidelity)
        {
            string word = fidelity.ToString().ToLowerInvariant();
            yield return FieldOverride.Of("--fidelity", FieldPath.Parse("fidelity"), word);
        }
        if (_sampling.Read(parsed, mistakes) is { } sampling)
        {
            string share = new Ratio(sampling.Value).ToString();
            yield return FieldOverride.Of("--sampling", FieldPath.Parse("sampling"), share);
        }
    }

    private Repetition Repeated(ParseResult parsed, List<string> mistakes)
    {
        (int count, int threads) = _replications.Read(parsed, mistakes);
        Ratio? precision = _precision.Read(parsed, mistakes);
        if (precision is { Value: <= 0 or >= 1 })
        {
            mistakes.Add("--precision is above 0% and below 100%.");
        }
        return precision is null
            ? new Repetition(count, threads, null)
            : new Repetition(Math.Max(count, LeastForPrecision), threads, precision.Value.Value);
    }

    private int Run(ParseResult parsed, ScenarioOverrides overrides, Repetition repetition, Streams streams)
    {
        using var interrupt = new Interrupt();
        try
        {
            return Run(parsed, overrides, repetition, streams, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
    }

    private int Run(
        ParseResult parsed,
        ScenarioOverrides overrides,
        Repetition repetition,
        Streams streams,
        CancellationToken cancellation
    )
    {
        (string file, string parent) = (parsed.GetValue(_file)!, parsed.GetValue(_out)!);
        ScenarioInputs? inputs = ScenarioFiles.Load(file, overrides, streams);
        cancellation.ThrowIfCancellationRequested();
        if (inputs is null)
        {
            return ExitCode.InvalidInput;
        }
        // Not only when all is computed.
        if (RunFolder.FindObstacle(parent) is { } obstacle)
        {
            streams.Error.WriteLine($"--out '{parent}': {obstacle}.");
            return ExitCode.InvalidInput;
        }
        string? fontFile = parsed.GetValue(_font);
        ChartFont? font = fontFile is null ? ChartFont.Find() : ChartFont.FromFile(fontFile);
        if (font is null)
        {
            if (fontFile is not null)
            {
                streams.Error.WriteLine($"'{fontFile}' is no font file that can be read.");
                return ExitCode.InvalidInput;
            }
            streams.Error.WriteLine(ChartFont.Remedy);
        }
        RunResult result = RunProgress.Run(
            streams.ErrorConsole(),
            $"running {inputs.Scenario.Name}",
            progress => Simulate(inputs, repetition, progress, cancellation)
        );
        return Keep(
            parsed,
            overrides,
            inputs,
            repetition,
            result,
            RunPictures.For(result, font),
            streams,
            cancellation
        );
    }

    /// <summary>Writes and shows what was measured.</summary>
    private int Keep(
        ParseResult parsed,
        ScenarioOverrides overrides,
        ScenarioInputs inputs,
        Repetition repetition,
        RunResult result,
        IReadOnlyList<RunPicture> pictures,
        Streams streams,
        CancellationToken cancellation
    )
    {
        bool isCut =
            cancellation.IsCancellationRequested
            && repetition.Count > 1
            && (repetition.Precision is not null || result.Replicates.Count < repetition.Count);
        if (isCut)
        {
            repetition = new Repetition(result.Replicates.Count, repetition.Threads, null);
            string kept = CountText.Of(repetition.Count, "replication");
            streams.Error.WriteLine($"Interrupted: what follows is that of the {kept} that were done.");
        }
        // What ran until an interrupt is kept; a second one while it is written ends the process.
        RunFolderOutcome folder = RunFolder.Write(
            parsed.GetValue(_out)!,
            result,
            [
                "run",
                Path.GetFileName(parsed.GetValue(_file)!),
                .. OverrideOptions.ArgumentsOf(overrides, except: s_seedField.Text),
                .. repetition.Arguments,
            ],
            pictures,
            result.Identity.Interrupted || isCut ? CancellationToken.None : cancellation
        );
        int code = Report(result, folder, streams);
        if (isCut)
        {
            return code == ExitCode.InternalError ? code : ExitCode.Interrupted;
        }
        if (code is ExitCode.Good or ExitCode.Inconclusive or ExitCode.ThresholdFailed && result.Thresholds.Count > 0)
        {
            ShowAssumptions(parsed, overrides, inputs, repetition, result, streams, cancellation);
        }
        return code;
    }

    /// <summary>How much of the verdicts nobody has measured: in a line, or ranked.</summary>
    private void ShowAssumptions(
        ParseResult parsed,
        ScenarioOverrides overrides,
        ScenarioInputs inputs,
        Repetition repetition,
        RunResult result,
        Streams streams,
        CancellationToken cancellation
    )
    {
        string file = parsed.GetValue(_file)!;
        if (!parsed.GetValue(_assumptions))
        {
            int count = AssumptionFinder.Find(file, inputs, overrides).Count;
            streams.Output.Write(count > 0 ? AssumptionPrinter.Hint(count) + "\n" : "");
            return;
        }
        Lock gate = new();
        IReadOnlyList<AssumptionEffect> effects = RunProgress.Run(
            streams.ErrorConsole(),
            "moving assumptions",
            progress =>
                AssumptionRanking.Rank(
                    file,
                    inputs,
                    overrides,
                    result.Thresholds,
                    SimTool.ModelVersion,
                    repetition.Count,
                    repetition.Threads,
                    (done, all) =>
                    {
                        lock (gate)
                        {
                            progress.Report(done / (double)all);
                        }
                    },
                    cancellation
                )
        );
        AssumptionPrinter.Print(effects, result.Thresholds, streams.OutputConsole());
    }

    private static int Report(RunResult result, RunFolderOutcome folder, Streams streams)
    {
        try
        {
            SummaryPrinter.Print(result, streams.OutputConsole(), folder);
        }
        catch (IOException problem)
        {
            streams.Error.WriteLine(SimTool.OutputProblem(problem));
            streams.Error.WriteLine(folder.Message);
            return ExitCode.InternalError;
        }
        if (!folder.Succeeded)
        {
            streams.Error.WriteLine(folder.Message);
            return ExitCode.InternalError;
        }
        return result.Identity.Interrupted ? ExitCode.Interrupted
            : folder.Passed ? ExitCode.Good
            : result.Inconclusive ? ExitCode.Inconclusive
            : ExitCode.ThresholdFailed;
    }

    private static Fidelity? ReadFidelity(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        foreach (Fidelity fidelity in Enum.GetValues<Fidelity>())
        {
            if (text.Equals(fidelity.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return fidelity;
            }
        }
        argument.AddError($"--fidelity '{text}' is neither flow nor request.");
        return null;
    }

    private static RunResult Simulate(
        ScenarioInputs inputs,
        Repetition repetition,
        IProgress<double> progress,
        CancellationToken cancellation
    )
    {
        if (repetition.Count > 1)
        {
            Lock gate = new();
            return ReplicatedRun.Run(
                inputs,
                SimTool.ModelVersion,
                repetition.Count,
                repetition.Precision,
                repetition.Threads,
                (done, planned) =>
                {
                    lock (gate)
                    {
                        progress.Report(done / (double)planned);
                    }
                },
                cancellation
            );
        }
        var world = new SimulatedWorld(inputs);
        for (int slice = 1; slice <= Slices; slice++)
        {
            if (cancellation.IsCancellationRequested && slice > 1)
            {
                return world.Stop(SimTool.ModelVersion);
            }
            cancellation.ThrowIfCancellationRequested();
            world.RunTo(SimTime.Zero + new SimDuration(world.End.Nanoseconds / Slices * slice));
            progress.Report(slice / (double)Slices);
        }
        return world.Finish(SimTool.ModelVersion);
    }
}
