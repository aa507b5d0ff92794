using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands;

/// <summary><c>sim validate FILE...</c>: every error of every file at once.</summary>
internal sealed class ValidateCommand : IVerb
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Scenario files, YAML or JSON",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "How findings are written: for people, as annotations of GitHub Actions, or as SARIF 2.1.0",
        DefaultValueFactory = _ => "text",
    };

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "github", "sarif");
        Command command = new("validate", "Checks scenario files and reports every error at once") { _files, _format };
        command.SetAction(parsed => Validate(parsed.GetValue(_files)!, parsed.GetValue(_format)!, streams));
        return command;
    }

    private int Validate(string[] files, string format, Streams streams)
    {
        Diagnostic[] found = [.. files.SelectMany(file => ScenarioLoader.Check(file))];
        FormatOf(format, streams).Write(found, streams.Output);
        int errors = found.Count(diagnostic => diagnostic.Severity == Severity.Error);
        int warnings = found.Length - errors;
        streams.Error.WriteLine(
            $"{CountText.Of(files.Length, "file")}: {CountText.Of(errors, "error")}"
                + (warnings > 0 ? $", {CountText.Of(warnings, "warning")}" : "")
        );
        return errors > 0 ? ExitCode.InvalidInput : ExitCode.Good;
    }

    private static IDiagnosticFormat FormatOf(string name, Streams streams) =>
        name switch
        {
            "github" => new GitHubDiagnostics(),
            "sarif" => new SarifDiagnostics(SimTool.Version),
            _ => new TextDiagnostics(streams.Color),
        };
}
