using System.Globalization;

namespace Sim.Runner.Output.Sweeps;

/// <summary>A Job of Kubernetes with a completion index for each shard.</summary>
/// <remarks>
/// Source: API reference of Kubernetes, Job v1 batch. <c>completionMode: Indexed</c> sets JOB_COMPLETION_INDEX in every
/// container; <c>backoffLimitPerIndex</c> (stable from 1.33) needs <c>restartPolicy: Never</c>.
/// </remarks>
internal sealed record KubernetesJob
{
    private const string Mount = "/sweep";

    public required string Name { get; init; }

    public required string Image { get; init; }

    /// <summary>Name of the PersistentVolumeClaim with the folder of the planned sweep at its root.</summary>
    public required string Claim { get; init; }

    /// <summary>How many shards there are.</summary>
    public required int Completions { get; init; }

    /// <summary>Pods at once.</summary>
    public required int Parallelism { get; init; }

    /// <summary>Failures of a shard before it is given up.</summary>
    public required int BackoffLimitPerIndex { get; init; }

    public required string Cpu { get; init; }

    public required string Memory { get; init; }

    public string Render() =>
        string.Create(
                CultureInfo.InvariantCulture,
                $"""
                # Written to the published schema (batch/v1); no cluster was at hand to run it.
                # Copy the folder of the planned sweep to the root of the volume first. When the Job is complete:
                # sim merge {Mount} --out RESULTS
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: {Name}
                spec:
                  completionMode: Indexed
                  completions: {Completions}
                  parallelism: {Parallelism}
                  backoffLimitPerIndex: {BackoffLimitPerIndex}
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: shard
                          image: "{Image}"
                          # The index comes from JOB_COMPLETION_INDEX.
                          command: ["sim", "shard", "{Mount}"]
                          resources:
                            requests: {"{"}cpu: "{Cpu}", memory: "{Memory}"{"}"}
                            limits: {"{"}memory: "{Memory}"{"}"}
                          volumeMounts:
                            - name: sweep
                              mountPath: {Mount}
                      volumes:
                        - name: sweep
                          persistentVolumeClaim:
                            claimName: "{Claim}"

                """
            )
            .ReplaceLineEndings("\n");
}
