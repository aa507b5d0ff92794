using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>
/// Reads the files of planned changes; those of DNS are applied one after the other, in the order of time.
/// </summary>
internal sealed class ChangeReader(ScenarioDocument document, IInputFiles files, DiagnosticList found)
{
    private readonly SortedDictionary<int, LocatedZoneChange> _dns = [];
    private readonly SortedDictionary<int, HpaSpec> _autoscalers = [];

    /// <summary>The zone after a change, by index of the change.</summary>
    public IReadOnlyDictionary<int, Zone> Zones =>
        _dns.ToDictionary(entry => entry.Key, entry => entry.Value.Zone.Zone);

    /// <summary>The changes of DNS, in the order of the scenario.</summary>
    public IEnumerable<LocatedZoneChange> OfDns => _dns.Values;

    public IReadOnlyDictionary<int, HpaSpec> Autoscalers => _autoscalers;

    /// <param name="zone">The zone before all changes; null: it could not be read.</param>
    public void Read(LocatedZone? zone)
    {
        foreach ((int index, Change change) in document.Scenario!.Changes.Index().OrderBy(entry => entry.Item.At))
        {
            if (change.Dns is { } file)
            {
                zone = ReadDns(zone, index, file);
            }
            else if (
                change.Manifest is { } manifest
                && ScenarioLoader.ReadManifest(document, $"changes[{index}].manifest", manifest, files, found)
                    is { } spec
            )
            {
                _autoscalers.Add(index, spec);
            }
        }
    }

    private LocatedZone? ReadDns(LocatedZone? before, int index, string path)
    {
        ZoneSource source = ScenarioLoader.SourceOf(document, [path]) with { Part = null };
        LocatedZoneChange? change = ZoneFiles.ReadChange(files, source, before, found);
        if (before is null || change is null)
        {
            return before;
        }
        ZoneChecks.WarnOfStrangers(document, before.Zone, change.Zone, found);
        _dns.Add(index, change);
        return change.Zone;
    }
}
