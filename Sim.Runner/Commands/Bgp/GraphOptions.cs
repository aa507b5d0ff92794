using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Sim.Core.Randomness;
using Sim.Core.Routing.Bgp.Synthesis;
using Sim.Core.Routing.Bgp.Topology;
using Sim.Runner.Output;
using Sim.Scenarios.Import.AsRelationships;
using Sim.Scenarios.Internet;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Bgp;

/// <summary>
/// Which AS graph: <c>--as-rel FILE</c>, or <c>--synthetic N</c> with a seed and a density of peering.
/// </summary>
/// <param name="seedOfMore">What the seed is of beside the graph; null: of nothing.</param>
/// <param name="orElse">What else could say which graph, for a message.</param>
internal sealed class GraphOptions(string? seedOfMore = null, string orElse = "")
{
    private const double MostPeering = 100;

    private readonly Option<string?> _relationships = new("--as-rel")
    {
        Description = "AS relationships as CAIDA publishes them (serial 1 or 2; plain, gzip or bzip2)",
    };

    private readonly Option<string?> _synthetic = new("--synthetic")
    {
        Description = "Makes an Internet of this many networks, numbered from 1 in random order",
        HelpName = "N",
    };

    private readonly Option<ulong?> _seed = SeedOption.Create(
        seedOfMore is null
            ? "Of --synthetic: another seed, another Internet. Default 1"
            : $"Of --synthetic, and of {seedOfMore}. Default 1"
    );

    private readonly Option<string?> _peering = new("--peering")
    {
        Description = "Of --synthetic: links between peers for each network (1.1: as visible in 2015; 2.4: in 2018)",
        HelpName = "LINKS",
    };

    public IEnumerable<Option> All => [.. Source, _seed];

    /// <summary>Those that say which graph, without the seed.</summary>
    public IEnumerable<Option> Source => [_relationships, _synthetic, _peering];

    /// <summary>The file that is read; null: none.</summary>
    public string? File(ParseResult parsed) => parsed.GetValue(_relationships);

    public ulong Seed(ParseResult parsed) => parsed.GetValue(_seed) ?? 1;

    /// <summary>The graph; null when there is none, for which there is then a mistake or a finding.</summary>
    public ChosenGraph? Read(ParseResult parsed, DiagnosticList found, List<string> mistakes)
    {
        string? file = File(parsed);
        string? networks = parsed.GetValue(_synthetic);
        if (file is null == networks is null)
        {
            mistakes.Add(
                file is null
                    ? $"One of {orElse}--as-rel FILE and --synthetic N is needed."
                    : "--as-rel and --synthetic exclude each other."
            );
            return null;
        }
        long begin = Stopwatch.GetTimestamp();
        if (file is not null)
        {
            foreach (Option option in seedOfMore is null ? [_seed, _peering] : (Option[])[_peering])
            {
                if (parsed.GetResult(option) is OptionResult { Implicit: false })
                {
                    mistakes.Add($"{option.Name} belongs to --synthetic.");
                }
            }
            AsGraph? read = AsRelationshipImport.Read(DiskFiles.Instance, file, found);
            return read is null ? null : new ChosenGraph(read, null, Stopwatch.GetElapsedTime(begin));
        }
        if (Specify(networks!, parsed.GetValue(_peering), mistakes) is not { } specification)
        {
            return null;
        }
        var made = SyntheticInternet.Generate(specification, new RandomStreams(Seed(parsed)));
        return new ChosenGraph(made.Graph, made, Stopwatch.GetElapsedTime(begin));
    }

    private static SyntheticSpecification? Specify(string networks, string? peering, List<string> mistakes)
    {
        bool isCount =
            int.TryParse(networks, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && count is >= BuiltinInternet.FewestNetworks and <= SyntheticSpecification.MostNetworks;
        if (!isCount)
        {
            mistakes.Add(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"--synthetic '{VisibleText.Of(networks)}' is not a number of networks from "
                )
                    + string.Create(
                        CultureInfo.InvariantCulture,
                        $"{BuiltinInternet.FewestNetworks} to {SyntheticSpecification.MostNetworks}."
                    )
            );
        }
        double links = 0;
        bool isDensity =
            peering is null
            || (
                double.TryParse(peering, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out links)
                && links <= MostPeering
            );
        if (!isDensity)
        {
            mistakes.Add(
                $"--peering '{VisibleText.Of(peering!)}' is not a number of links from 0 to 100, such as 2.4."
            );
        }
        if (!isCount || !isDensity)
        {
            return null;
        }
        SyntheticSpecification specification = BuiltinInternet.Specify(count);
        return peering is null ? specification : specification with { PeerLinksPerNetwork = links };
    }
}
