using System.CommandLine;
using System.Globalization;
using Sim.Runner.Output;
using Sim.Scenarios.PolicyTests;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary><c>sim dns test FILE...</c>: unit tests of routing policies.</summary>
internal sealed class DnsTestCommand : IVerb
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Description = "Files of cases, JSON or YAML",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "How results are written: for people, as JSON, or as JUnit XML",
        DefaultValueFactory = _ => "text",
    };

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json", "junit");
        Command command = new("test", "Checks that zones answer what their tests expect") { _files, _format };
        command.SetAction(parsed => Test(parsed.GetValue(_files)!, parsed.GetValue(_format)!, streams));
        return command;
    }

    private static int Test(string[] files, string format, Streams streams)
    {
        DiagnosticList found = [];
        List<(string File, IReadOnlyList<PolicyTestCase> Cases)> read = [];
        foreach (string file in files.Distinct(StringComparer.Ordinal))
        {
            if (PolicyTestReader.Read(DiskFiles.Instance, file, found) is { } cases)
            {
                read.Add((file, cases));
            }
        }
        if (found.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        }
        if (found.HasErrors)
        {
            int errors = found.Count(finding => finding.Severity == Severity.Error);
            streams.Error.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{errors} error{(errors == 1 ? "" : "s")}: no case was run."
                )
            );
            return ExitCode.InvalidInput;
        }
        PolicyTestSuite[] suites =
        [
            .. read.Select(file => new PolicyTestSuite(file.File, [.. file.Cases.Select(PolicyTestRunner.Run)])),
        ];
        FormatOf(format, streams).Write(suites, streams.Output);
        return suites.Any(suite => suite.Failed > 0) ? ExitCode.TestFailed : ExitCode.Good;
    }

    private static IPolicyTestFormat FormatOf(string name, Streams streams) =>
        name switch
        {
            "json" => new PolicyTestJson(),
            "junit" => new PolicyTestJUnit(),
            _ => new PolicyTestText(streams.Color),
        };
}
