using System.Security.Cryptography;
using System.Text;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;
using Sim.Scenarios.Schema;

namespace Sim.Scenarios.World;

/// <summary>A scenario and everything that the files it names say, checked and ready to be built.</summary>
public sealed record ScenarioInputs
{
    public required Scenario Scenario { get; init; }

    /// <summary>Countries whose users may ask.</summary>
    public required IReadOnlyList<Country> Countries { get; init; }

    /// <summary>Demand that is replayed; null: that of the scenario's shape.</summary>
    public DemandTrace? Trace { get; init; }

    /// <summary>The zone with its health checks.</summary>
    public required Zone Zone { get; init; }

    /// <summary>The zone with the places of its record sets; null when no file says them.</summary>
    public LocatedZone? LocatedZone { get; init; }

    /// <summary>Round trips that win over predicted ones; null: there are none.</summary>
    public MeasurementTable? Measurements { get; init; }

    /// <summary>Autoscalers by pool id; pools without one are absent.</summary>
    public required IReadOnlyDictionary<string, HpaSpec> Autoscalers { get; init; }

    /// <summary>Workloads that manifests describe, by pool id; pools without one are absent.</summary>
    public IReadOnlyDictionary<string, DeploymentFile> Deployments { get; init; } =
        new Dictionary<string, DeploymentFile>();

    /// <summary>Node pools that files describe, by pool id; pools without one are absent.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<NodePoolManifest>> NodePools { get; init; } =
        new Dictionary<string, IReadOnlyList<NodePoolManifest>>();

    /// <summary>
    /// Zones after planned changes, by index of the change: those of the scenario, then those of the stages.
    /// </summary>
    public required IReadOnlyDictionary<int, Zone> ChangedZones { get; init; }

    /// <summary>Manifests of planned changes, by the same index.</summary>
    public required IReadOnlyDictionary<int, HpaSpec> ChangedAutoscalers { get; init; }

    /// <summary>Measured catchments, which take the place of predicted ones; mostly none.</summary>
    public IReadOnlyList<ObservedShare> Catchments { get; init; } = [];

    /// <summary>The variant of the scenario that this is; null: as the file has it.</summary>
    public string? Variant { get; init; }

    /// <summary>What machines cost. Default: the built-in table.</summary>
    public IReadOnlyList<MachinePrice> MachinePrices { get; init; } = BuiltinDatasets.MachinePrices;

    /// <summary>What services cost. Default: the built-in table.</summary>
    public IReadOnlyList<ServicePrice> ServicePrices { get; init; } = BuiltinDatasets.ServicePrices;

    /// <summary>Every file that was read, the scenario first.</summary>
    public required IReadOnlyList<InputFile> Files { get; init; }

    /// <summary>SHA-256 over all of them and what differs from them, lower-case hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>
    /// The record sets of <see cref="Zone"/> and of all changes of it: what clients may ever be asked about.
    /// </summary>
    internal Zone AllRecordSets =>
        Zone with
        {
            RecordSets = [.. ChangedZones.Values.Prepend(Zone).SelectMany(zone => zone.RecordSets).Distinct()],
        };

    /// <summary>SHA-256 of a text, lower-case hexadecimal.</summary>
    internal static string HashOf(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
