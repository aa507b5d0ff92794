using Sim.Scenarios.Import;
using Sim.Scenarios.Plans;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// The plan of the example's move of Spain, over all countries and every single failure, from read files on:
/// milliseconds of thread CPU time.
/// </summary>
internal sealed class DnsDiffKey : IQuickKey
{
    private const double NanosecondsPerMillisecond = 1e6;

    public string Name => "dns_diff_ms";

    public double Measure()
    {
        string path = ExampleFolder.File("scenario.yaml");
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
        var source = new ZoneSource { ZoneFiles = [ExampleFolder.File("route53", "move-spain.json")] };
        LocatedZoneChange change =
            ZoneFiles.ReadChange(DiskFiles.Instance, source, inputs.LocatedZone, [])
            ?? throw new InvalidOperationException("The change batch has errors.");
        double nanoseconds = ThreadClock.NanosecondsPerOperation(
            1,
            () => DnsPlanner.Plan(inputs, inputs.Zone, change.Zone.Zone),
            warmUps: 2,
            rounds: 3
        );
        return nanoseconds / NanosecondsPerMillisecond;
    }
}
