using System.CommandLine;
using System.Net;
using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Runner.Output;
using Sim.Scenarios;
using Sim.Scenarios.Answers;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Dns;

/// <summary>The options that say who asks.</summary>
internal sealed class ClientOptions
{
    private readonly PlaceOptions _place = new();

    private readonly Option<string?> _subnet = new("--subnet")
    {
        Description = "EDNS client subnet, or the resolver's address, for IP-based routing",
    };

    private readonly Option<string?> _client = new("--client") { Description = "The address that asks" };

    private readonly Option<string?> _geoIp = new("--geoip")
    {
        Description = "Where addresses are: your file in MaxMind's format (.mmdb), for --client",
    };

    private readonly Option<string[]> _latency = new("--latency")
    {
        Description = "Latency to AWS regions for latency routing, such as eu-west-1=18ms [predicted from the place]",
        AllowMultipleArgumentsPerToken = true,
        DefaultValueFactory = _ => [],
    };

    public IReadOnlyList<Option> All => [.. _place.All, _subnet, _client, _geoIp, _latency];

    /// <param name="zone">Whose regions and places count; null when it could not be read.</param>
    /// <param name="mistakes">Receives what is wrong with the command line.</param>
    public AskingClient Read(ParseResult parsed, Zone? zone, DiagnosticList diagnostics, List<string> mistakes)
    {
        IPAddress? address = ReadAddress(parsed, mistakes);
        IPNetwork? subnet = ReadSubnet(parsed, mistakes) ?? (address is null ? null : ClientSubnet.Of(address));
        AskingPlace place = parsed.GetValue(_geoIp) is { } path
            ? Locate(parsed, path, address, diagnostics, mistakes)
            : _place.Read(parsed, mistakes);
        var stated = ReadLatencies(parsed, zone, mistakes);
        GeoPoint? point = zone is null ? null : place.Point;
        return new AskingClient(
            new DnsClient
            {
                Continent = place.Continent,
                Country = place.Country,
                Subdivision = place.Subdivision,
                Subnet = subnet,
                LatencyMs = stated ?? (point is { } from ? PredictedNearness.LatenciesMs(zone!, from) : null),
                DistanceKm = point is { } here ? PredictedNearness.DistancesKm(zone!, here) : null,
            },
            point is null ? null : place.PointInWords,
            stated is not null,
            place.Notes
        );
    }

    private AskingPlace Locate(
        ParseResult parsed,
        string path,
        IPAddress? address,
        DiagnosticList diagnostics,
        List<string> mistakes
    )
    {
        if (_place.All.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } stated)
        {
            mistakes.Add($"{stated.Name} and --geoip both say where the client is: leave one out.");
        }
        if (parsed.GetValue(_client) is null)
        {
            mistakes.Add("--geoip needs the address to look for: --client 192.0.2.7.");
        }
        using var file = GeoIpFile.Open(DiskFiles.Instance, path, diagnostics);
        if (file is null || address is null || file.Find(address, diagnostics) is not { } found)
        {
            return AskingPlace.Unknown;
        }
        return new AskingPlace(
            found.Continent,
            found.Country,
            found.Subdivision,
            found.Point ?? AskingPlace.CenterOf(found.Country),
            found.Point is null ? $"the center of {found.Country}" : $"the place of {address}",
            [
                found is { Country: null, Continent: null }
                    ? $"{path} does not know where {address} is"
                    : $"{address} is in {string.Join(' ', Parts(found))} by {path}",
            ]
        );
    }

    private static IEnumerable<string> Parts(GeoIpPlace place) =>
        new[] { place.Continent, place.Country, place.Subdivision }.OfType<string>();

    private IPAddress? ReadAddress(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(_client) is not { } text)
        {
            return null;
        }
        if (ClientSubnet.TryParseAddress(text, out IPAddress address))
        {
            return address;
        }
        mistakes.Add($"--client '{VisibleText.Of(text)}' is not an address such as 192.0.2.7 or 2001:db8::7.");
        return null;
    }

    private IPNetwork? ReadSubnet(ParseResult parsed, List<string> mistakes)
    {
        if (parsed.GetValue(_subnet) is not { } text)
        {
            return null;
        }
        if (ClientSubnet.TryParse(text, out IPNetwork subnet))
        {
            return subnet;
        }
        mistakes.Add($"--subnet '{VisibleText.Of(text)}' is not {ClientSubnet.Expectation}.");
        return null;
    }

    private SortedDictionary<string, double>? ReadLatencies(ParseResult parsed, Zone? zone, List<string> mistakes)
    {
        string[] stated = parsed.GetValue(_latency)!;
        if (stated.Length == 0)
        {
            return null;
        }
        string[] regions =
        [
            .. BuiltinDatasets
                .Regions.Where(region => region.Provider == CloudProvider.Aws)
                .Select(region => region.Name),
            .. (zone?.RecordSets ?? []).Select(record => record.Policy).OfType<LatencyRouting>().Select(p => p.Region),
        ];
        SortedDictionary<string, double> latencies = new(StringComparer.Ordinal);
        foreach (string text in stated)
        {
            string[] parts = text.Split('=');
            if (parts.Length != 2 || !SimDuration.TryParse(parts[1], out SimDuration latency))
            {
                mistakes.Add($"--latency '{VisibleText.Of(text)}' is not a region and a time such as eu-west-1=18ms.");
            }
            else if (!regions.Contains(parts[0]))
            {
                string region = VisibleText.Of(parts[0]);
                mistakes.Add(
                    $"--latency: '{region}' is no region of AWS." + Suggestion.Of(NearestWord.To(parts[0], regions))
                );
            }
            else if (!latencies.TryAdd(parts[0], latency.TotalMilliseconds))
            {
                mistakes.Add($"--latency says two times how far {parts[0]} is.");
            }
        }
        return latencies;
    }
}
