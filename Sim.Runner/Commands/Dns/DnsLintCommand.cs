using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios.Import;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary>
/// <c>sim dns lint FILE...</c>: what Route 53 would refuse, and what it would do otherwise than its owner expects.
/// </summary>
internal sealed class DnsLintCommand : IVerb
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Zones in any format that is known, health checks and change batches, in any order",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _healthChecks = new("--health-checks")
    {
        Description = "A file of health checks, as if it were among the others",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description =
            "How findings are written: for people, as annotations of GitHub Actions, as SARIF 2.1.0, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private readonly ZoneOptions _source = new();

    private readonly Option<bool> _strict = new("--strict") { Description = "Warnings make the exit code 3 too" };

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "github", "sarif", "json");
        Command command = new("lint", "Finds mistakes in Route 53 zones, and says why they hurt and how to mend them")
        {
            _files,
            _healthChecks,
            _format,
            _strict,
        };
        foreach (Option option in _source.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Lint(parsed, streams));
        return command;
    }

    private int Lint(ParseResult parsed, Streams streams)
    {
        string[] files = [.. parsed.GetValue(_files)!, .. parsed.GetValue(_healthChecks) ?? []];
        bool isStrict = parsed.GetValue(_strict);
        List<string> mistakes = [];
        ZoneSource source = _source.Read(parsed, files, [], mistakes);
        if (mistakes.Count > 0)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            return ExitCode.Usage;
        }
        IReadOnlyList<Diagnostic> found = _source.Worded(DnsLint.Run(source));
        FormatOf(parsed.GetValue(_format)!, streams).Write(found, streams.Output);
        int errors = found.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = found.Count - errors;
        streams.Error.WriteLine(
            $"{CountText.Of(files.Distinct().Count(), "file")}: "
                + $"{CountText.Of(errors, "error")}, {CountText.Of(warnings, "warning")}"
        );
        return errors > 0 || (isStrict && warnings > 0) ? ExitCode.InvalidInput : ExitCode.Good;
    }

    private static IDiagnosticFormat FormatOf(string name, Streams streams) =>
        name switch
        {
            "github" => new GitHubDiagnostics(),
            "sarif" => new SarifDiagnostics(SimTool.Version),
            "json" => new JsonDiagnostics(),
            _ => new ExplainedDiagnostics(streams.Color),
        };
}
