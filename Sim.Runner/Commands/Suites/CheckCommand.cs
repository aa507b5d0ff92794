using System.CommandLine;
using System.Text;
using Sim.Runner.Output;
using Sim.Runner.Output.Suites;
using Sim.Scenarios;
using Sim.Scenarios.Experiments.Suites;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Suites;

/// <summary>
/// <c>sim check SUITE</c>: the gate of a pull request: scenarios under failures, held against their demands and against
/// accepted results.
/// </summary>
/// <param name="server">Where the tool runs.</param>
internal sealed class CheckCommand(BuildServer server) : IVerb
{
    private readonly Argument<string> _suite = new("SUITE") { Description = "The suite's file, YAML or JSON" };

    private readonly Option<bool> _update = new("--update")
    {
        Description = "Accept what is measured: write the baseline",
    };

    private readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Run cases again whose inputs and model are those of the baseline",
    };

    private readonly Option<string[]> _cases = new("--case")
    {
        Description = "Only this case, such as evening/paris-lost; may be repeated",
        HelpName = "ID",
    };

    private readonly Option<int?> _replications = new("--replications")
    {
        Description = "Runs of each case instead of the suite's number",
        HelpName = "N",
    };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Runs at once; results do not depend on it. Default: one for each processor",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    private readonly Option<int> _top = new("--top")
    {
        Description = "Findings to show in each table",
        DefaultValueFactory = _ => 20,
        HelpName = "N",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private readonly Option<string?> _junit = new("--junit")
    {
        Description = "Writes the verdict as JUnit XML, for build servers",
        HelpName = "FILE",
    };

    private readonly Option<string?> _sarif = new("--sarif")
    {
        Description = "Writes findings as SARIF 2.1.0, for code scanning",
        HelpName = "FILE",
    };

    private readonly Option<string?> _markdown = new("--markdown")
    {
        Description = "Writes the comment for a pull request; its first line is a marker to update it by",
        HelpName = "FILE",
    };

    private OutputFiles Files => new(null, _junit, _sarif, _markdown);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("check", "Gates a change: scenarios under failures, their demands, accepted results")
        {
            _suite,
            _update,
            _noCache,
            _cases,
            _replications,
            _threads,
            _top,
            _format,
        };
        foreach (Option option in Files.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Check(parsed, streams));
        return command;
    }

    private int Check(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        List<string> mistakes = Mistakes(parsed);
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes, streams);
        }
        LoadedSuite loaded = SuiteLoader.Load(parsed.GetValue(_suite)!);
        DiagnosticList ofBaseline = [];
        Baseline? baseline = File.Exists(loaded.BaselinePath)
            ? BaselineReader.Read(DiskFiles.Instance, loaded.BaselinePath, ofBaseline)
            : null;
        // Whoever writes it anew need not mend it first, after a conflict of a merge for instance.
        IReadOnlyList<Diagnostic> wrongBefore = parsed.GetValue(_update) ? [] : ofBaseline.Sorted();
        Diagnostic[] found = [.. loaded.Diagnostics, .. wrongBefore];
        new TextDiagnostics(streams.Color).Write(found, streams.Error);
        int errors = found.Count(one => one.Severity == Severity.Error);
        if (errors > 0)
        {
            new GitHubAnnotations(server, streams).Write(found);
            streams.Error.WriteLine($"{CountText.Of(errors, "error")}: nothing was run.");
            return ExitCode.InvalidInput;
        }
        IReadOnlyList<SuiteCase> cases = Chosen(parsed, loaded, mistakes);
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes, streams);
        }
        try
        {
            IReadOnlyList<CaseRun> runs = Run(parsed, loaded.Suite!, cases, baseline, streams, interrupt.Token);
            SuiteReport report = SuiteJudge.Judge(loaded, SimTool.ModelVersion, baseline, runs);
            return Show(parsed, report, streams);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
    }

    private IReadOnlyList<CaseRun> Run(
        ParseResult parsed,
        Suite suite,
        IReadOnlyList<SuiteCase> cases,
        Baseline? baseline,
        Streams streams,
        CancellationToken cancellation
    )
    {
        int replications = parsed.GetValue(_replications) ?? suite.Replications;
        var runner = new SuiteRunner(suite, SimTool.ModelVersion, replications);
        Baseline? known = parsed.GetValue(_noCache) ? null : baseline;
        int open = cases.Count(one => !runner.IsKnown(one, known));
        int all = open * replications;
        if (all == 0)
        {
            return runner.Run(cases, known, 1, null, cancellation);
        }
        return RunProgress.Run(
            streams.ErrorConsole(),
            $"running {CountText.Of(open, "case")}",
            progress =>
            {
                Lock gate = new();
                int done = 0;
                return runner.Run(cases, known, parsed.GetValue(_threads), Report, cancellation);

                void Report()
                {
                    lock (gate)
                    {
                        progress.Report(++done / (double)all);
                    }
                }
            }
        );
    }

    private int Show(ParseResult parsed, SuiteReport report, Streams streams)
    {
        int top = parsed.GetValue(_top);
        if (parsed.GetValue(_format) == "json")
        {
            SuiteJson.Write(report, streams.Output);
        }
        else
        {
            SuitePrinter.Print(report, top, streams.OutputConsole());
        }
        string markdown = SuiteMarkdown.Of(report, top);
        new GitHubAnnotations(server, streams).Write(SuiteDiagnostics.Of(report));
        int written = Files.Write(parsed, streams.Error, option => Encoding.UTF8.GetBytes(Render(option)));
        if (server.Summary is { } summary && !Append(summary, markdown, streams.Error))
        {
            written = ExitCode.InvalidInput;
        }
        if (parsed.GetValue(_update))
        {
            return written == ExitCode.Good ? Update(report, streams) : written;
        }
        return written != ExitCode.Good
            ? written
            : report.Outcome switch
            {
                CaseOutcome.Regressed => ExitCode.Regression,
                CaseOutcome.Failed => ExitCode.ThresholdFailed,
                CaseOutcome.Unknown => ExitCode.Inconclusive,
                _ => ExitCode.Good,
            };

        string Render(Option<string?> option)
        {
            if (option == _junit)
            {
                return SuiteJUnit.Of(report);
            }
            if (option == _markdown)
            {
                return markdown;
            }
            using StringWriter sarif = new() { NewLine = "\n" };
            new SarifDiagnostics(SimTool.Version).Write(SuiteDiagnostics.Of(report), sarif);
            return sarif.ToString();
        }
    }

    /// <summary>A difference is accepted by it; a demand that does not hold is not.</summary>
    private static int Update(SuiteReport report, Streams streams)
    {
        string path = report.Loaded.BaselinePath;
        byte[] content = BaselineFile.Render(report.Accepted(), Path.GetFileName(report.Loaded.Path));
        if (WholeFile.Write(path, content) is { } obstacle)
        {
            streams.Error.WriteLine($"The baseline '{VisibleText.Of(path)}' could not be written: {obstacle}.");
            return ExitCode.InvalidInput;
        }
        streams.Error.WriteLine($"Accepted: {VisibleText.Of(path)}.");
        return report.Findings.Any(one => one.Kind is FindingKind.Broken or FindingKind.BrokenNow)
            ? ExitCode.ThresholdFailed
            : ExitCode.Good;
    }

    private IReadOnlyList<SuiteCase> Chosen(ParseResult parsed, LoadedSuite loaded, List<string> mistakes)
    {
        string[] wanted = parsed.GetValue(_cases) ?? [];
        string[] ids = [.. loaded.Cases.Select(one => one.Id)];
        foreach (string id in wanted.Where(id => !ids.Contains(id)))
        {
            string nearest = Dns.Suggestion.Of(NearestWord.To(id, ids));
            mistakes.Add($"--case '{VisibleText.Of(id)}': the suite has no such case.{nearest}");
        }
        return wanted.Length == 0 ? loaded.Cases : [.. loaded.Cases.Where(one => wanted.Contains(one.Id))];
    }

    private List<string> Mistakes(ParseResult parsed)
    {
        List<string> mistakes = [];
        if (parsed.GetValue(_replications) is < 1 or > 1000)
        {
            mistakes.Add("--replications is from 1 to 1000.");
        }
        if (parsed.GetValue(_threads) is < 1 or > 1024)
        {
            mistakes.Add("--threads is from 1 to 1024.");
        }
        if (parsed.GetValue(_top) < 0)
        {
            mistakes.Add("--top is 0 or more.");
        }
        Files.Check(parsed, [parsed.GetValue(_suite)], mistakes);
        return mistakes;
    }

    private static bool Append(string path, string text, TextWriter error)
    {
        try
        {
            File.AppendAllText(path, text);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            string reason = problem.Message.ReplaceLineEndings(" ").TrimEnd('.');
            error.WriteLine($"GITHUB_STEP_SUMMARY '{VisibleText.Of(path)}' could not be written: {reason}.");
            return false;
        }
    }

    private static int Refuse(List<string> mistakes, Streams streams)
    {
        mistakes.ForEach(streams.Error.WriteLine);
        streams.Error.WriteLine("See 'sim check --help'.");
        return ExitCode.Usage;
    }
}
