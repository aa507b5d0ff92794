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
    private readonly List<LocatedChangeBatch> _batches = [];

    /// <summary>The zone after a change, by index among the planned ones.</summary>
    public IReadOnlyDictionary<int, Zone> Zones =>
        _dns.ToDictionary(entry => entry.Key, entry => entry.Value.Zone.Zone);

    /// <summary>The changes of DNS, in the order of the scenario.</summary>
    public IEnumerable<LocatedZoneChange> OfDns => _dns.Values;

    public IReadOnlyDictionary<int, HpaSpec> Autoscalers => _autoscalers;

    /// <summary>The change batches that the zone has had at the start.</summary>
    public IReadOnlyList<LocatedChangeBatch> Batches => _batches;

    /// <summary>Applies the change batches that the zone has had when the run starts.</summary>
    /// <param name="zone">As its files have it; null: it could not be read.</param>
    /// <returns>The zone of the start.</returns>
    public LocatedZone? ReadBatches(LocatedZone? zone)
    {
        foreach (string path in document.Scenario!.Dns.Batches)
        {
            ZoneSource source = ScenarioLoader.SourceOf(document, [path]) with { Part = null };
            if (ZoneFiles.ReadChange(files, source, zone, found, ChangeForm.Batch) is { } change)
            {
                _batches.Add(change.Batch!);
                zone = change.Zone;
            }
        }
        return zone;
    }

    /// <param name="zone">The zone before all changes; null: it could not be read.</param>
    public void Read(LocatedZone? zone)
    {
        IReadOnlyList<PlannedChange> all = PlannedChange.Of(document.Scenario!);
        foreach ((int index, (Change change, string where, _)) in all.Index().OrderBy(entry => entry.Item.Change.At))
        {
            if (change.Dns is { } file)
            {
                zone = ReadDns(zone, index, file);
            }
            else if (
                change.Manifest is { } manifest
                && ScenarioLoader.ReadManifest(document, $"{where}.manifest", manifest, files, found) is { } spec
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
