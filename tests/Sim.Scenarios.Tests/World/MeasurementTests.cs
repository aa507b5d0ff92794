using Sim.Core.Network;
using Sim.Core.Quantities;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>Measured round trips that a scenario names win over predicted ones.</summary>
[TestFixture]
public sealed class MeasurementTests
{
    private static readonly SmallWorld s_world = new() { More = "network: {measurements: rtt.csv}" };

    private static readonly GeoPoint s_paris = new(48.86, 2.35);
    private static readonly GeoPoint s_stGhislain = new(50.45, 3.82);

    [Test]
    public void A_measured_pair_wins_and_all_others_are_predicted()
    {
        ILatencyModel latency = Build("from,to,rtt_ms\nParis,europe-west1,123\n").Latency;

        Assert.That(latency.RoundTrip(s_paris, s_stGhislain), Is.EqualTo(SimDuration.FromMilliseconds(123)));
        GeoPoint tokyo = new(35.7, 139.7);
        Assert.That(
            latency.RoundTrip(s_paris, tokyo),
            Is.EqualTo(new CorridorLatency(BuiltinDatasets.Corridors).RoundTrip(s_paris, tokyo))
        );
    }

    // The users of the small world are at 48.86, 2.35, so a measurement between Paris and Brussels is theirs: 203 ms
    // from data center to data center. Ends of the predicted path, 264 km in a line, are 6 ms; a client has 3 ms less.
    [Test]
    public void Users_of_a_measured_metro_take_the_measured_way()
    {
        SimulatedWorld world = Build("from,to,rtt_ms\nParis,Brussels,203\n");
        GeoPoint brussels = new(50.85, 4.35);

        Assert.That(
            world.Latency.ClientRoundTrip(world.Platform.Vantages[world.Groups[0].Vantage].Location, brussels),
            Is.EqualTo(SimDuration.FromMilliseconds(200))
        );
    }

    [Test]
    public void Measurements_are_among_the_inputs_of_a_run()
    {
        ScenarioInputs one = Load("from,to,rtt_ms\nParis,europe-west1,123\n").Inputs!;
        ScenarioInputs other = Load("from,to,rtt_ms\nParis,europe-west1,124\n").Inputs!;

        Assert.That(one.Files.Select(file => file.Path), Does.Contain("rtt.csv"));
        Assert.That(one.Hash, Is.Not.EqualTo(other.Hash));
    }

    [Test]
    public void A_name_that_no_table_knows_is_warned_of_at_its_place()
    {
        LoadedScenario loaded = Load("from,to,rtt_ms\nParis,europe-wset1,123\n");
        Diagnostic found = loaded.Diagnostics.Single(one => one.File == "rtt.csv");

        Assert.That(loaded.Inputs, Is.Not.Null);
        Assert.That(
            (found.Line, found.Column, found.Severity, found.Code, found.Suggestion),
            Is.EqualTo((2, 7, Severity.Warning, "unknown-place", "europe-west1"))
        );
    }

    [Test]
    public void A_broken_row_is_an_error_at_its_place()
    {
        LoadedScenario loaded = Load("from,to,rtt_ms\nParis,europe-west1,slow\n");
        Diagnostic found = loaded.Diagnostics.Single(one => one.File == "rtt.csv");

        Assert.That(loaded.Inputs, Is.Null);
        Assert.That((found.Line, found.Column, found.Code), Is.EqualTo((2, 20, "number")));
    }

    [Test]
    public void A_missing_file_is_an_error_where_it_is_named()
    {
        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", s_world.Files());
        Diagnostic found = loaded.Diagnostics.Single(one => one.Code == "missing-file");

        Assert.That(loaded.Inputs, Is.Null);
        Assert.That((found.File, found.SourceLine), Is.EqualTo(("s.yaml", s_world.More)));
    }

    private static SimulatedWorld Build(string table) => new(Load(table).Inputs!);

    private static LoadedScenario Load(string table)
    {
        MemoryFiles files = s_world.Files();
        files["rtt.csv"] = table;
        return ScenarioLoader.Load("s.yaml", files);
    }
}
