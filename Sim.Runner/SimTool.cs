using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Reflection;
using Sim.Runner.Commands;
using Sim.Runner.Commands.Bgp;
using Sim.Runner.Commands.Dns;
using Sim.Runner.Commands.Experiments;
using Sim.Runner.Commands.Hpa;
using Sim.Runner.Commands.Latency;
using Sim.Runner.Commands.Suites;
using Sim.Runner.Commands.Sweeps;
using Sim.Runner.Output;
using Sim.Scenarios;

namespace Sim.Runner;

/// <summary>The tool: finds the verb, and turns whatever happens into an exit code.</summary>
internal static class SimTool
{
    private static IVerb[] Verbs =>
        [
            new RunCommand(),
            new ValidateCommand(),
            new ExplainCommand(),
            new CompareCommand(),
            new CheckCommand(BuildServer.OfProcess()),
            new CapacityCommand(),
            new BacktestCommand(),
            new SweepCommand(),
            new ShardCommand(),
            new MergeCommand(),
            new DnsCommand(),
            new BgpCommand(),
            new HpaCommand(),
            new LatencyCommand(),
            new SchemaCommand(),
        ];

    /// <summary>The version of the package, with the commit that it was built from.</summary>
    public static string Version =>
        typeof(SimTool).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion
        ?? "0.0.0";

    /// <summary>The version without the commit: results of the same model version are comparable.</summary>
    public static string ModelVersion => Version.Split('+')[0];

    public static int Run(string[] args, Streams streams) => Run(args, streams, Verbs);

    /// <param name="verbs">The verbs that exist.</param>
    internal static int Run(string[] args, Streams streams, IReadOnlyList<IVerb> verbs)
    {
        try
        {
            // The commonest call of scripts; the parser would double its time.
            if (args is ["--version"])
            {
                streams.Output.WriteLine(Version);
                return ExitCode.Good;
            }
            RootCommand root = new("Shows what a routing or capacity change does before it is rolled out.");
            foreach (IVerb verb in verbs)
            {
                root.Subcommands.Add(verb.Describe(streams));
            }
            ParseResult parsed = root.Parse(args);
            string[] unknown = UnknownOptions(parsed);
            if ((parsed.Errors.Count > 0 || unknown.Length > 0) && parsed.Action is not HelpAction)
            {
                return Refuse(parsed, unknown, streams.Error);
            }
            return parsed.Invoke(
                new InvocationConfiguration
                {
                    Output = streams.Output,
                    Error = streams.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
        }
        catch (IOException problem)
        {
            // Reading and the run folder report theirs where they happen: what is left is what verbs print.
            streams.Error.WriteLine(OutputProblem(problem));
            return ExitCode.InternalError;
        }
        catch (Exception problem)
        {
            string message = problem.Message.ReplaceLineEndings(" ");
            streams.Error.WriteLine($"internal error: {problem.GetType().Name}: {message}");
            return ExitCode.InternalError;
        }
    }

    /// <summary>Says that standard output took no more, a full disk behind it for instance.</summary>
    internal static string OutputProblem(IOException problem) =>
        $"The output could not be written: {problem.Message.ReplaceLineEndings(" ").TrimEnd('.')}.";

    // The parser takes a mistyped option for a file where a verb accepts any number of files.
    private static string[] UnknownOptions(ParseResult parsed) =>
        parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)
            ? []
            :
            [
                .. parsed
                    .Tokens.Where(token => token.Type == TokenType.Argument)
                    .Select(token => token.Value)
                    .Where(word => word.StartsWith("--", StringComparison.Ordinal)),
            ];

    private static int Refuse(ParseResult parsed, string[] unknownOptions, TextWriter error)
    {
        foreach (string message in parsed.Errors.Select(problem => UsageText.Of(problem.Message)))
        {
            error.WriteLine(message);
        }
        Command command = parsed.CommandResult.Command;
        string[] words =
        [
            .. command.Subcommands.Select(verb => verb.Name),
            .. command.Options.Select(option => option.Name),
        ];
        foreach (string option in unknownOptions.Except(parsed.UnmatchedTokens))
        {
            error.WriteLine($"Unrecognized option '{option}'.");
        }
        foreach (string word in unknownOptions.Union(parsed.UnmatchedTokens))
        {
            if (NearestWord.To(word, words) is { } nearest)
            {
                error.WriteLine($"Did you mean '{nearest}'?");
            }
        }
        error.WriteLine($"See '{PathOf(parsed.CommandResult)} --help'.");
        return ExitCode.Usage;
    }

    /// <summary>The verb as it is typed: <c>sim dns answer</c>.</summary>
    private static string PathOf(CommandResult verb) =>
        verb.Parent is CommandResult parent ? $"{PathOf(parent)} {verb.Command.Name}" : "sim";
}
