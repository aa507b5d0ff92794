using System.CommandLine;
using System.Diagnostics;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.TieBreaks;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Runner.Output;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// <c>sim bgp solve (--as-rel FILE | --synthetic N) --origin ASN...</c>: the best path of every network to one prefix.
/// </summary>
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

    private readonly Option<string?> _relationshipsOut = new("--as-rel-out")
    {
        Description = "Writes the graph to this file, as CAIDA does in serial 1",
    };

    private readonly Option<string?> _networksOut = new("--networks-out")
    {
        Description = "Of --synthetic: writes role, country, metros and users of every network to this CSV file",
    };

    private readonly Option<bool> _statistics = new("--statistics")
    {
        Description = "Shows the shape of the graph beside that of the Internet; text with --synthetic always does",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON",
        DefaultValueFactory = _ => "text",
    };

    private readonly AnnouncementOptions _announcements = new(isRequired: true);

    private OutputFiles Files => new(null, _rib, _relationshipsOut, _networksOut);

    public Command Describe(Streams streams)
    {
        _tieBreak.AcceptOnlyFromAmong(TieBreakNames.LowestNeighborAsn, TieBreakNames.Oldest, TieBreakNames.Hash);
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("solve", "Which origin every network of an AS graph reaches, and by which path");
        Option[] own = [_tieBreak, .. Files.All, _statistics, _format];
        foreach (Option option in (Option[])[.. _graph.All, .. _announcements.All, .. own])
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
        ChosenGraph? chosen = _graph.Read(parsed, found, mistakes);
        IReadOnlyList<Announcement> announcements = _announcements.Read(parsed, chosen?.Graph, mistakes);
        Files.Check(parsed, [_graph.File(parsed)], mistakes);
        if (chosen is { Synthetic: null } && parsed.GetValue(_networksOut) is not null)
        {
            mistakes.Add($"{_networksOut.Name} belongs to --synthetic.");
        }
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
        return chosen is null ? ExitCode.InvalidInput : Solve(parsed, chosen, announcements, streams);
    }

    private int Solve(
        ParseResult parsed,
        ChosenGraph chosen,
        IReadOnlyList<Announcement> announcements,
        Streams streams
    )
    {
        long begin = Stopwatch.GetTimestamp();
        PrefixRoutes routes = new PropagationSolver(chosen.Graph, TieBreaks(parsed)).Solve(announcements);
        SolveReport report = Report(routes, chosen, Stopwatch.GetElapsedTime(begin));
        bool isText = parsed.GetValue(_format) != "json";
        bool isShape = parsed.GetValue(_statistics) || (isText && chosen.Synthetic is not null);
        IReadOnlyList<ShapeFigure>? shape = isShape ? Shape(chosen.Graph) : null;
        Print(isText, report, shape, streams.Output);
        return Files.Write(
            parsed,
            streams.Error,
            option =>
                option == _rib ? RibCsv.Render(routes)
                : option == _networksOut ? NetworksCsv.Render(chosen.Synthetic!)
                : AsRelationshipOutput.Render(chosen.Graph)
        );
    }

    private static void Print(bool isText, SolveReport report, IReadOnlyList<ShapeFigure>? shape, TextWriter output)
    {
        if (!isText)
        {
            SolveJson.Write(report, shape, output);
            return;
        }
        SolvePrinter.Print(report, output);
        if (shape is not null)
        {
            StatisticsPrinter.Print(shape, output);
        }
    }

    private static IReadOnlyList<ShapeFigure> Shape(AsGraph graph) =>
        [
            .. PublishedStatistics
                .Compare(AsGraphStatistics.Of(graph))
                .Select(one => new ShapeFigure(one.Name, one.Value, one.Published, one.Unit)),
        ];

    private static SolveReport Report(PrefixRoutes routes, ChosenGraph chosen, TimeSpan solve)
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
            chosen.Load,
            solve,
            chosen.Synthetic is not null
        );
    }

    private TieBreakOrder TieBreaks(ParseResult parsed) =>
        parsed.GetValue(_tieBreak) switch
        {
            TieBreakNames.Oldest => new TieBreakOrder(new OldestAnnouncement(), new LowestNeighborAsn()),
            TieBreakNames.Hash => new TieBreakOrder(new HashedNeighbor(HashSeed), new LowestNeighborAsn()),
            _ => TieBreakOrder.Default,
        };
}
