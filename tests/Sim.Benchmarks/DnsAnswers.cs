using Sim.Benchmarks.Quick;
using Sim.Core.Randomness;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Benchmarks;

/// <summary>
/// Questions for the name of the example: geolocation, then failover, asked by every country of the table in turn,
/// while all checks pass, while one fails, while all fail.
/// </summary>
internal sealed class DnsAnswers
{
    private const string Host = "api.example.com";

    private readonly CompiledZone _zone;
    private readonly RecordGroupId _group;
    private readonly DnsClient[] _clients;
    private readonly bool[][] _healths;
    private readonly RandomStream _random = new(7);
    private readonly int[] _values = new int[8];

    public DnsAnswers()
    {
        DiagnosticList found = [];
        Zone zone =
            Route53Import.ReadZone(
                DiskFiles.Instance,
                ExampleFolder.File("route53", "zone.json"),
                ExampleFolder.File("route53", "health-checks.json"),
                found
            ) ?? throw new InvalidOperationException("The example cannot be read.");
        _zone = CompiledZone.Compile(zone);
        if (!_zone.TryFind(Host, RecordType.A, out _group))
        {
            throw new InvalidOperationException($"The example has no {Host}.");
        }
        _clients =
        [
            .. BuiltinDatasets.Countries.Select(c => new DnsClient { Continent = c.Continent, Country = c.Iso2 }),
        ];
        int checks = _zone.HealthCheckIds.Count;
        _healths =
        [
            [.. Enumerable.Repeat(true, checks)],
            [.. Enumerable.Range(0, checks).Select(check => check != 0)],
            new bool[checks],
        ];
    }

    public void Distributions(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _zone.Answer(_group, in _clients[i % _clients.Length], _healths[i % _healths.Length]);
        }
    }

    public void Samples(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _zone.Sample(_group, in _clients[i % _clients.Length], _healths[i % _healths.Length], _random, _values);
        }
    }
}
