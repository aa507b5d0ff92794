using Sim.Core.Scaling;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>
/// Reads the manifests of a scenario's pools: what they say counts where the scenario itself is silent.
/// </summary>
internal sealed class PoolFiles(ScenarioDocument document, IInputFiles files, DiagnosticList found)
{
    private readonly List<Pool> _pools = [];

    /// <summary>By pool id; pools without one are absent.</summary>
    public SortedDictionary<string, HpaSpec> Autoscalers { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Autoscalers"/>
    public SortedDictionary<string, DeploymentFile> Deployments { get; } = new(StringComparer.Ordinal);

    /// <inheritdoc cref="Autoscalers"/>
    public SortedDictionary<string, IReadOnlyList<NodePoolManifest>> NodePools { get; } = new(StringComparer.Ordinal);

    /// <summary>The scenario with what its files say.</summary>
    public Scenario Read()
    {
        Scenario scenario = document.Scenario!;
        foreach ((int i, Pool pool) in scenario.Pools.Index())
        {
            _pools.Add(Read(pool, $"pools[{i}]"));
        }
        Scenario whole = scenario with { Pools = _pools };
        CheckNodes(whole);
        return whole;
    }

    private Pool Read(Pool pool, string path)
    {
        HpaManifest? autoscaler = null;
        if (pool.Hpa is { } hpa)
        {
            Location at = document.LocationOf($"{path}.hpa");
            autoscaler = HpaManifestReader.ReadSingle(files, document.Resolve(hpa), found, at);
            if (autoscaler is not null)
            {
                Autoscalers.Add(pool.Id, autoscaler.Spec);
            }
        }
        if (pool.Deployment is { } deployment)
        {
            Location at = document.LocationOf($"{path}.deployment");
            string file = document.Resolve(deployment);
            if (DeploymentFile.Read(files, file, autoscaler?.TargetName, found, at) is { } read)
            {
                Deployments.Add(pool.Id, read);
                pool = ManifestLife.With(With(pool, path, read.Workload), read);
            }
        }
        return pool.NodePools.Count > 0 ? WithNodes(pool, path) : pool;
    }

    private Pool With(Pool pool, string path, WorkloadManifest workload)
    {
        Pod pod = pool.Pod;
        if (workload.CpuRequestMilli is > 0 and { } milli && !document.Says($"{path}.pod.cpu"))
        {
            pod = pod with { Cpu = milli / 1_000.0 };
        }
        if (workload.MemoryRequest is { Bytes: > 0 } memory && !document.Says($"{path}.pod.memory"))
        {
            pod = pod with { Memory = memory };
        }
        if (!document.Says($"{path}.pod.readiness"))
        {
            pod = pod with { Readiness = ReadinessOf(workload, pod.Readiness) };
        }
        int? replicas = workload.Replicas ?? (pool.Hpa is null ? 1 : null);
        return pool with { Pod = pod, Replicas = pool.Replicas ?? replicas };
    }

    private Readiness ReadinessOf(WorkloadManifest workload, Readiness otherwise)
    {
        if (workload.ReadinessProbe is { } probe)
        {
            return new Readiness
            {
                InitialDelay = probe.InitialDelay,
                Period = probe.Period,
                SuccessThreshold = probe.SuccessThreshold,
            };
        }
        found.Warning(
            workload.Location!.Value,
            "no-readiness-probe",
            $"{workload.Kind} '{workload.Name}' has no readiness probe: its pods would get requests before they can "
                + "answer; a probe with the defaults of Kubernetes is taken for granted",
            "a readinessProbe in the manifest, or pod.readiness in the scenario"
        );
        return otherwise;
    }

    private Pool WithNodes(Pool pool, string path)
    {
        List<NodePoolManifest> all = [];
        foreach ((int i, string file) in pool.NodePools.Index())
        {
            Location at = document.LocationOf(document.PathOfOne($"{path}.nodePools", i));
            all.AddRange(NodePoolReader.ReadFile(files, document.Resolve(file), found, at));
        }
        NodePools.Add(pool.Id, all);
        foreach (NodePoolManifest twice in all.Where((one, i) => all.Take(i).Any(other => other.Name == one.Name)))
        {
            found.Error(twice.Location, "duplicate-node-group", $"the node pool '{twice.Name}' is described twice");
        }
        return pool with
        {
            Nodes =
            [
                .. all.Where(one => one.Max > 0)
                    .Select(one => new Nodes
                    {
                        Name = one.Name,
                        Machine = one.MachineType,
                        Min = one.Min,
                        Max = one.Max,
                        Spot = one.IsSpot,
                    }),
            ],
        };
    }

    /// <summary>Groups of nodes that a file names can be checked only now.</summary>
    private void CheckNodes(Scenario whole)
    {
        if (found.HasErrors)
        {
            // Groups may be missing because their file is wrong.
            return;
        }
        foreach ((int i, Fault fault) in whole.Faults.Index())
        {
            CheckNodes(whole, $"faults[{i}].fail", fault.Fail);
        }
        foreach ((Change change, string path, _) in PlannedChange.Of(whole))
        {
            CheckNodes(whole, $"{path}.drain", change.Drain);
        }
    }

    private void CheckNodes(Scenario whole, string path, string? component)
    {
        if (
            component is null
            || ComponentRef.Parse(component) is not ComponentRef.NodesRef nodes
            || whole.Pools.Single(one => one.Id == nodes.Pool) is not { NodePools.Count: > 0 } pool
        )
        {
            return;
        }
        string[] known = [.. ZonalNodes.Of(pool).Select(one => one.Name).OfType<string>()];
        if (known.Length == 0)
        {
            found.Error(
                document.LocationOf(path),
                "no-nodes",
                $"the pool '{nodes.Pool}' has no nodes",
                "a node pool with some"
            );
        }
        else if (nodes.Group is { } group && !known.Contains(group))
        {
            found.Error(
                document.LocationOf(path),
                "unknown-node-group",
                $"there is no node-group '{group}'",
                "one of " + string.Join(", ", known),
                NearestWord.To(group, known)
            );
        }
    }
}
