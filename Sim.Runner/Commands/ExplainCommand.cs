using System.CommandLine;
using Sim.Core.Models.Demand;
using Sim.Core.Quantities;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.World;

namespace Sim.Runner.Commands;

/// <summary><c>sim explain FILE --client FR --at 20h05m</c>: one client's journey, and why it goes there.</summary>
internal sealed class ExplainCommand : IVerb
{
    private readonly Argument<string> _file = new("FILE") { Description = "Scenario file, YAML or JSON" };

    private readonly Option<string> _client = new("--client")
    {
        Description = "Country of the client, ISO 3166 alpha-2",
        Required = true,
    };

    private readonly Option<string> _at = new("--at")
    {
        Description = "Time since the start of the run, such as 20h05m",
        DefaultValueFactory = _ => "0",
    };

    private readonly Option<string> _access = new("--access")
    {
        Description = "The client's access network",
        DefaultValueFactory = _ => "fixed",
    };

    private readonly Option<string> _resolver = new("--resolver")
    {
        Description = "Whose resolver the client asks",
        DefaultValueFactory = _ => "provider",
    };

    private readonly OverrideOptions _overrides = new();

    public Command Describe(Streams streams)
    {
        _access.AcceptOnlyFromAmong("fixed", "mobile");
        _resolver.AcceptOnlyFromAmong("provider", "public");
        Command command = new("explain", "Follows one client's request and says why it goes where it goes")
        {
            _file,
            _client,
            _at,
            _access,
            _resolver,
        };
        foreach (Option option in _overrides.All)
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed =>
            Explain(
                parsed.GetValue(_file)!,
                _overrides.Read(parsed, [], streams),
                parsed.GetValue(_client)!,
                parsed.GetValue(_at)!,
                parsed.GetValue(_access) == "mobile" ? AccessKind.Mobile : AccessKind.Fixed,
                parsed.GetValue(_resolver) == "public" ? ResolverKind.Public : ResolverKind.Provider,
                streams
            )
        );
        return command;
    }

    private static int Explain(
        string file,
        ScenarioOverrides? overrides,
        string client,
        string at,
        AccessKind access,
        ResolverKind resolver,
        Streams streams
    )
    {
        if (!SimDuration.TryParse(at, out SimDuration time))
        {
            streams.Error.WriteLine($"--at '{at}' is not {SimDuration.Expectation}.");
            return ExitCode.Usage;
        }
        if (overrides is null)
        {
            return ExitCode.Usage;
        }
        if (ScenarioFiles.Load(file, overrides, streams) is not { } inputs)
        {
            return ExitCode.InvalidInput;
        }
        if (time > inputs.Scenario.Duration)
        {
            streams.Error.WriteLine($"--at {at} is after the end of the run, which takes {inputs.Scenario.Duration}.");
            return ExitCode.Usage;
        }
        var world = new SimulatedWorld(inputs);
        var journeys = new JourneyBuilder(world);
        int group = journeys.FindGroup(client.ToUpperInvariant(), access, resolver);
        if (group < 0)
        {
            string? nearest = CountryCode.Meant(client, world.Groups.Select(users => users.Country));
            streams.Error.WriteLine(
                $"No users with {access.ToString().ToLowerInvariant()} access in '{client}'."
                    + (nearest is null ? "" : $" Did you mean '{nearest}'?")
            );
            return ExitCode.Usage;
        }
        world.RunTo(SimTime.Zero + time);
        JourneyPrinter.Print(journeys.Build(group), inputs.Scenario.Start, streams.OutputConsole());
        return ExitCode.Good;
    }
}
