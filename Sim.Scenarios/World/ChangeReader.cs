using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Scaling;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>
/// Reads the files of planned changes; change batches are applied one after the other, in the order of time.
/// </summary>
internal sealed class ChangeReader(ScenarioDocument document, IInputFiles files, DiagnosticList found)
{
    private readonly SortedDictionary<int, Zone> _zones = [];
    private readonly SortedDictionary<int, HpaSpec> _autoscalers = [];

    /// <summary>The zone after a change, by index of the change.</summary>
    public IReadOnlyDictionary<int, Zone> Zones => _zones;

    public IReadOnlyDictionary<int, HpaSpec> Autoscalers => _autoscalers;

    /// <param name="zone">The zone before all changes; null: it could not be read.</param>
    public void Read(Zone? zone)
    {
        foreach ((int index, Change change) in document.Scenario!.Changes.Index().OrderBy(entry => entry.Item.At))
        {
            if (change.Dns is { } batch)
            {
                zone = ApplyBatch(zone, index, batch);
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

    private Zone? ApplyBatch(Zone? zone, int index, string path)
    {
        LocatedNode? root = SourceReader.ReadFile(files, document.Resolve(path), found);
        LocatedChangeBatch? batch = root is null ? null : Route53Import.ReadChangeBatch(root, found);
        if (zone is null || batch is null)
        {
            return zone;
        }
        ChangeOutcome outcome = ZoneChanges.Apply(zone, batch.Batch);
        foreach (ChangeRefusal refusal in outcome.Refusals)
        {
            found.Error(batch.Places[refusal.ChangeIndex], "change-refused", refusal.Message);
        }
        if (outcome.Zone is not { } changed)
        {
            return zone;
        }
        foreach (ZoneFinding finding in CompiledZone.Compile(changed).Findings.Where(finding => !finding.IsNote))
        {
            found.Error(document.LocationOf($"changes[{index}].dns"), "change-breaks-zone", finding.ToString());
        }
        ZoneChecks.WarnOfStrangers(document, changed, batch, found);
        _zones.Add(index, changed);
        return changed;
    }
}
