using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Sim.Core.Routing.Bgp;
using Sim.Core.Routing.Bgp.Propagation;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Convergence;

namespace Sim.Runner.Commands.Bgp;

/// <summary>What happens: <c>--announce</c>, <c>--fail 64500-64510</c>, <c>--withdraw 64500</c>.</summary>
internal sealed class ChangeOptions
{
    private readonly Option<bool> _announce = new("--announce")
    {
        Description = "All origins announce the prefix, to networks that know nothing of it",
    };

    private readonly Option<string?> _fail = new("--fail")
    {
        Description = "The link between two networks dies, and is repaired when all is quiet",
        HelpName = "A-B",
    };

    private readonly Option<string?> _withdraw = new("--withdraw")
    {
        Description = "An origin withdraws the prefix; which one may be left out where there is only one",
        HelpName = "ASN",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public IEnumerable<Option> All => [_announce, _fail, _withdraw];

    /// <summary>The changes in their order; announcing and withdrawing where none is asked for.</summary>
    /// <param name="prefix">Says what else is looked at then.</param>
    public RouteChanges Read(ParseResult parsed, ConvergingPrefix prefix, List<string> mistakes)
    {
        (AsGraph? graph, IReadOnlyList<Announcement> announcements) = (prefix.Graph, prefix.Announcements);
        bool withdraws = parsed.GetResult(_withdraw) is OptionResult { Implicit: false };
        bool announces = parsed.GetValue(_announce);
        (Asn, Asn)? link = parsed.GetValue(_fail) is { } text ? Link(text, graph, mistakes) : null;
        bool isDefault = !withdraws && !announces && parsed.GetValue(_fail) is null;
        if (isDefault && prefix.Changes is { } changes)
        {
            return changes;
        }
        Asn? origin = withdraws ? Origin(parsed.GetValue(_withdraw), announcements, mistakes) : First(announcements);
        return new RouteChanges(announces || isDefault, link, withdraws || isDefault ? origin : null);
    }

    private static Asn? First(IReadOnlyList<Announcement> announcements) =>
        announcements.Count > 0 ? announcements[0].Announcer : null;

    private static Asn? Origin(string? text, IReadOnlyList<Announcement> announcements, List<string> mistakes)
    {
        if (text is null)
        {
            if (announcements.Count > 1)
            {
                mistakes.Add("--withdraw has to say which --origin: there are several.");
            }
            return First(announcements);
        }
        if (Asn.TryParse(text, out Asn asn) && announcements.Any(one => one.Announcer == asn))
        {
            return asn;
        }
        string? nearest = NearestWord.To(text, announcements.Select(one => Word(one.Announcer)));
        mistakes.Add($"--withdraw '{VisibleText.Of(text)}' is no --origin.{Dns.Suggestion.Of(nearest)}");
        return null;
    }

    private static (Asn, Asn)? Link(string text, AsGraph? graph, List<string> mistakes)
    {
        string shown = $"--fail '{VisibleText.Of(text)}'";
        if (
            text.Split('-') is not [var first, var second]
            || !Asn.TryParse(first, out Asn one)
            || !Asn.TryParse(second, out Asn other)
        )
        {
            mistakes.Add($"{shown} is not two networks such as 64500-64510.");
            return null;
        }
        if (graph is null)
        {
            return (one, other);
        }
        int index = graph.IndexOf(one);
        if (index >= 0 && graph.IndexOf(other) is var to and >= 0 && graph.RelationshipOf(index, to) is not null)
        {
            return (one, other);
        }
        IEnumerable<string> neighbors =
            index < 0 ? [] : graph.NeighborsOf(index).ToArray().Select(at => $"{Word(one)}-{Word(graph.AsnOf(at))}");
        string? nearest = NearestWord.To($"{Word(one)}-{Word(other)}", neighbors);
        mistakes.Add($"{shown}: the graph has no such link.{Dns.Suggestion.Of(nearest)}");
        return null;
    }

    private static string Word(Asn asn) => asn.Value.ToString(CultureInfo.InvariantCulture);
}
