using System.CommandLine;
using System.Diagnostics;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Runner.Output;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary><c>sim bgp solve --as-rel FILE --origin ASN...</c>: the best path of every network to one prefix.</summary>
internal sealed class BgpSolveCommand : IVerb
{
    /// <summary>Of the tie-break by lot; the same in every run.</summary>
    private const ulong HashSeed = 1;

    private readonly GraphOptions _graph = new();

    private readonly Option<string> _tieBreak = new("--tie-break")
    {
        Description = "What decides between routes of equal preference and length",
        DefaultValueFactory = _ => TieBreakNames.LowestNeighborAsn,
    };

    private readonly Option<string?> _rib = new("--rib")
    {
        Description = "Writes every best path to this file: asn,received_from,as_path",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private readonly AnnouncementOptions _announcements = new();

    public Command Describe(Streams streams)
    {
        _tieBreak.AcceptOnlyFromAmong(TieBreakNames.LowestNeighborAsn, TieBreakNames.Oldest, TieBreakNames.Hash);
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("solve", "Which origin every network of an AS graph reaches, and by which path");
        foreach (Option option in (Option[])[.. _graph.All, .. _announcements.All, _tieBreak, _rib, _format])
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Solve(parsed, streams));
        return command;
    }

    private int Solve(ParseResult parsed, Streams streams)
    {
        DiagnosticList found = [];
        List<string> mistakes = [];
        ChosenGraph? chosen = _graph.Read(parsed, found);
        IReadOnlyList<Announcement> announcements = _announcements.Read(parsed, chosen?.Graph, mistakes);
        if (found.Count > 0)
        {
            new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        }
        foreach (string mistake in mistakes)
        {
            streams.Error.WriteLine(mistake);
        }
        if (mistakes.Count > 0)
        {
            streams.Error.WriteLine("See 'sim bgp solve --help'.");
            return ExitCode.Usage;
        }
        if (chosen is null)
        {
            return ExitCode.InvalidInput;
        }
        long begin = Stopwatch.GetTimestamp();
        PrefixRoutes routes = new PropagationSolver(chosen.Graph, TieBreaks(parsed)).Solve(announcements);
        SolveReport report = Report(routes, chosen.Load, Stopwatch.GetElapsedTime(begin));
        if (parsed.GetValue(_rib) is { } rib && !TryWriteRib(rib, routes, streams.Error))
        {
            return ExitCode.InvalidInput;
        }
        Print(parsed, report, streams.Output);
        return ExitCode.Good;
    }

    private void Print(ParseResult parsed, SolveReport report, TextWriter output)
    {
        if (parsed.GetValue(_format) == "json")
        {
            SolveJson.Write(report, output);
        }
        else
        {
            SolvePrinter.Print(report, output);
        }
    }

    private static SolveReport Report(PrefixRoutes routes, TimeSpan load, TimeSpan solve)
    {
        int[] catchments = routes.CountByAnnouncement();
        return new SolveReport(
            routes.Graph.Count,
            routes.Graph.LinkCount,
            routes.ReachedCount,
            [
                .. catchments.Select(
                    (count, i) => new SolveReport.Catchment(routes.Announcements[i].Announcer.Value, count)
                ),
            ],
            load,
            solve
        );
    }

    private TieBreakOrder TieBreaks(ParseResult parsed) =>
        parsed.GetValue(_tieBreak) switch
        {
            TieBreakNames.Oldest => new TieBreakOrder(new OldestAnnouncement(), new LowestNeighborAsn()),
            TieBreakNames.Hash => new TieBreakOrder(new HashedNeighbor(HashSeed), new LowestNeighborAsn()),
            _ => TieBreakOrder.Default,
        };

    private static bool TryWriteRib(string path, PrefixRoutes routes, TextWriter error)
    {
        if (WholeFile.Write(path, RibCsv.Render(routes)) is not { } obstacle)
        {
            return true;
        }
        error.WriteLine($"--rib '{VisibleText.Of(path)}' cannot be written: {obstacle}.");
        return false;
    }
}
