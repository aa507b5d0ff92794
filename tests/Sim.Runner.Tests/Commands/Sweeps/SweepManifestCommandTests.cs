namespace Sim.Runner.Tests.Commands.Sweeps;

[TestFixture]
public sealed class SweepManifestCommandTests
{
    private SmallSweepPlan _small = null!;

    [SetUp]
    public void Plan()
    {
        _small = new SmallSweepPlan();
        Tool.Run("sweep", "plan", _small.Plan, "--out", _small.In("planned"), "--shards", "12");
    }

    [TearDown]
    public void Delete() => _small.Dispose();

    // The keys of a Job in the reference of Kubernetes (batch/v1): restartPolicy is Never where there is a
    // backoffLimitPerIndex.
    [Test]
    public void The_Job_has_a_completion_for_each_shard()
    {
        Tool tool = Run("--parallelism", "3");

        Assert.That(tool.ExitCode, Is.Zero, tool.Error);
        Assert.That(
            tool.Output,
            Is.EqualTo(
                """
                # Written to the published schema (batch/v1); no cluster was at hand to run it.
                # Copy the folder of the planned sweep to the root of the volume first. When the Job is complete:
                # sim merge /sweep --out RESULTS
                apiVersion: batch/v1
                kind: Job
                metadata:
                  name: sim-small
                spec:
                  completionMode: Indexed
                  completions: 12
                  parallelism: 3
                  backoffLimitPerIndex: 3
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: shard
                          image: "registry.example.com/sim:1.0"
                          # The index comes from JOB_COMPLETION_INDEX.
                          command: ["sim", "shard", "/sweep"]
                          resources:
                            requests: {cpu: "1", memory: "1Gi"}
                            limits: {memory: "1Gi"}
                          volumeMounts:
                            - name: sweep
                              mountPath: /sweep
                      volumes:
                        - name: sweep
                          persistentVolumeClaim:
                            claimName: "sweeps"

                """.ReplaceLineEndings("\n")
            )
        );
    }

    [TestCase("--parallelism", "13", "--parallelism is from 1 to 12 shards.")]
    [TestCase("--name", "Sim", "--name 'Sim' is not up to 52 lower-case letters, digits and inner hyphens.")]
    [TestCase("--memory", "much", "--memory 'much' is not a quantity such as 1Gi.")]
    [TestCase("--retries", "-1", "--retries is from 0 to 100.")]
    public void What_Kubernetes_would_not_take_is_refused(string option, string value, string message)
    {
        Tool tool = Run(option, value);

        Assert.That(tool.ExitCode, Is.EqualTo(2));
        Assert.That(tool.Error, Does.StartWith(message));
    }

    private Tool Run(params string[] more) =>
        Tool.Run(
            "sweep",
            "manifest",
            _small.In("planned"),
            "--kubernetes",
            "--image",
            "registry.example.com/sim:1.0",
            "--claim",
            "sweeps",
            more[0],
            more[1]
        );
}
