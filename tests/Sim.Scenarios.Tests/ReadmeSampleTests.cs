using System.Text.RegularExpressions;
using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests;

/// <summary>The code in the README of the repository compiles and does what the text says.</summary>
[TestFixture]
[NonParallelizable]
public sealed partial class ReadmeSampleTests
{
    private readonly string _previous = Directory.GetCurrentDirectory();

    [OneTimeSetUp]
    public void Go_to_the_root() => Directory.SetCurrentDirectory(Repository.PathOf("."));

    [OneTimeTearDown]
    public void Go_back() => Directory.SetCurrentDirectory(_previous);

    [TestCase("README.md", 2)]
    [TestCase("Sim.Scenarios/Import/README.md", 1)]
    public void The_samples_are_the_code_of_these_tests(string readme, int count)
    {
        string code = Squeeze(File.ReadAllText("tests/Sim.Scenarios.Tests/ReadmeSampleTests.cs"));
        Match[] matches = [.. SamplePattern().Matches(File.ReadAllText(readme)).Cast<Match>()];
        string[] samples = [.. matches.Select(match => Squeeze(match.Groups["code"].Value))];
        string[] imports = [.. matches.SelectMany(match => match.Groups["imports"].Value.Trim().Split('\n'))];
        Assert.That(samples, Has.Length.EqualTo(count));
        Assert.That(samples, Has.All.Matches<string>(sample => code.Contains(sample!, StringComparison.Ordinal)));
        Assert.That(imports, Has.All.Matches<string>(line => code.Contains(line!, StringComparison.Ordinal)));
    }

    [Test]
    public void An_outage_is_detected_in_a_run()
    {
        LoadedScenario loaded = ScenarioLoader.Load("data/scenarios/hybrid-2018/outage.yaml");
        var world = new SimulatedWorld(loaded.Inputs!);
        RunResult result = world.Finish("my-platform 1.0");
        foreach (Incident incident in result.Incidents)
        {
            Console.WriteLine($"{incident.Subject}: detected after {incident.DetectedSeconds} s");
        }

        Assert.That(result.Incidents.Select(incident => incident.DetectedSeconds), Has.One.GreaterThan(0.0));
    }

    [Test]
    public void A_zone_answers_the_front_end_when_Paris_is_down()
    {
        DiagnosticList problems = [];
        Zone? zone = Route53Import.ReadZone(
            DiskFiles.Instance,
            "data/scenarios/hybrid-2018/route53/zone.json",
            "data/scenarios/hybrid-2018/route53/health-checks.json",
            problems
        );
        CompiledZone compiled = CompiledZone.Compile(zone!);
        // By health check; the one of Paris fails.
        bool[] healthy = [.. compiled.HealthCheckIds.Select(id => !id.StartsWith("1f0c", StringComparison.Ordinal))];
        var france = new DnsClient { Continent = "EU", Country = "FR" };
        var why = new Explanation();
        DnsAnswer answer = compiled.Answer("api.example.com", RecordType.A, france, healthy, why);
        Console.Write(why);

        Assert.That(answer.Shares.SelectMany(share => share.Values), Is.EqualTo(new[] { "198.51.100.10" }));
        Assert.That(why.ToString(), Does.Contain("unhealthy"));
    }

    [Test]
    public void A_zone_is_read_from_the_files_that_describe_it()
    {
        DiagnosticList problems = [];
        var source = new ZoneSource
        {
            ZoneFiles = ["data/scenarios/hybrid-2018/route53/zone.json"],
            HealthCheckFiles = ["data/scenarios/hybrid-2018/route53/health-checks.json"],
        };
        LocatedZone? zone = ZoneFiles.Read(DiskFiles.Instance, source, problems);
        Console.WriteLine($"{zone!.Zone.Name?.ToString() ?? "a zone"}, read as {zone.Files[0].Description}");

        Assert.That(zone.Files[0].Description, Is.EqualTo("list-resource-record-sets"));
    }

    private static string Squeeze(string code) => SpacePattern().Replace(code, " ").Trim();

    [GeneratedRegex(
        "^```csharp\n(?<imports>(using [^;]*;\n)+)\n(?<code>.*?)^```",
        RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture
    )]
    private static partial Regex SamplePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacePattern();
}
