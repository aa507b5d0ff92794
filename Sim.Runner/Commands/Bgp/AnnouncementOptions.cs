using System.CommandLine;
using System.Globalization;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Runner.Commands.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;

namespace Sim.Runner.Commands.Bgp;

/// <summary>Who announces the prefix, and how: <c>--origin 64500 64501 --prepend 64500:64510=3</c>.</summary>
/// <param name="isRequired">Nothing else can say who announces.</param>
internal sealed class AnnouncementOptions(bool isRequired)
{
    private const string PrependShape = "ASN:NEIGHBOR=COPIES with 0 to 255 copies, such as 64500:64510=3";

    private readonly Option<string[]> _origin = new("--origin")
    {
        Description = "The networks that announce the prefix; several are anycast",
        AllowMultipleArgumentsPerToken = true,
        Required = isRequired,
    };

    private readonly Option<string[]> _prepend = new("--prepend")
    {
        Description = "Copies that an origin puts in front of its path for one neighbor, as ASN:NEIGHBOR=COPIES",
        AllowMultipleArgumentsPerToken = true,
    };

    public IEnumerable<Option> All => [_origin, _prepend];

    /// <summary>The announcements, as far as they are right; what is wrong is added to the mistakes.</summary>
    /// <param name="graph">Null when it could not be read: then only the spelling is looked at.</param>
    public IReadOnlyList<Announcement> Read(ParseResult parsed, AsGraph? graph, List<string> mistakes)
    {
        List<Asn> origins = [];
        string[] words = parsed.GetValue(_origin) ?? [];
        if (words.Length == 0)
        {
            mistakes.Add("--origin is needed: who announces the prefix.");
        }
        foreach (string word in words)
        {
            if (!Asn.TryParse(word, out Asn asn))
            {
                mistakes.Add($"--origin '{VisibleText.Of(word)}' is not an AS number such as 64500.");
            }
            else if (origins.Contains(asn))
            {
                mistakes.Add($"--origin {asn.Value} is given twice.");
            }
            else if (IsKnown(graph, asn, "--origin", mistakes))
            {
                origins.Add(asn);
            }
        }
        Dictionary<Asn, Dictionary<Asn, int>> prepending = origins.ToDictionary(
            asn => asn,
            _ => new Dictionary<Asn, int>()
        );
        foreach (string word in parsed.GetValue(_prepend) ?? [])
        {
            ReadPrepend(word, graph, prepending, mistakes);
        }
        return [.. origins.Select(asn => new Announcement { Announcer = asn, Prepending = prepending[asn] })];
    }

    private static void ReadPrepend(
        string word,
        AsGraph? graph,
        Dictionary<Asn, Dictionary<Asn, int>> prepending,
        List<string> mistakes
    )
    {
        string shown = $"--prepend '{VisibleText.Of(word)}'";
        if (
            word.Split(':', '=') is not [var first, var second, var number]
            || word.IndexOf(':', StringComparison.Ordinal) > word.IndexOf('=', StringComparison.Ordinal)
            || !Asn.TryParse(first, out Asn origin)
            || !Asn.TryParse(second, out Asn neighbor)
            || !int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int copies)
            || copies > Announcement.MostPrepending
        )
        {
            mistakes.Add($"{shown} is not {PrependShape}.");
            return;
        }
        if (!prepending.TryGetValue(origin, out Dictionary<Asn, int>? byNeighbor))
        {
            string? nearest = NearestWord.To(Word(origin), prepending.Keys.Select(Word));
            mistakes.Add($"{shown}: {origin} is no --origin.{Suggestion.Of(nearest)}");
        }
        else if (graph is not null && !IsNeighbor(graph, origin, neighbor))
        {
            int index = graph.IndexOf(origin);
            string? nearest = NearestWord.To(
                Word(neighbor),
                graph.NeighborsOf(index).ToArray().Select(other => Word(graph.AsnOf(other)))
            );
            mistakes.Add($"{shown}: {neighbor} is no neighbor of {origin}.{Suggestion.Of(nearest)}");
        }
        else if (!byNeighbor.TryAdd(neighbor, copies))
        {
            mistakes.Add($"{shown}: {neighbor} is given twice.");
        }
    }

    private static bool IsKnown(AsGraph? graph, Asn asn, string option, List<string> mistakes)
    {
        if (graph is null || graph.IndexOf(asn) >= 0)
        {
            return true;
        }
        string? nearest = NearestWord.To(
            Word(asn),
            Enumerable.Range(0, graph.Count).Select(index => Word(graph.AsnOf(index)))
        );
        mistakes.Add($"{option} {asn.Value} is not in the graph.{Suggestion.Of(nearest)}");
        return false;
    }

    private static bool IsNeighbor(AsGraph graph, Asn one, Asn other) =>
        graph.IndexOf(other) is var index and >= 0 && graph.RelationshipOf(graph.IndexOf(one), index) is not null;

    private static string Word(Asn asn) => asn.Value.ToString(CultureInfo.InvariantCulture);
}
