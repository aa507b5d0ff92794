namespace Sim.Runner.Tests.Commands.Sweeps;

/// <summary>A plan of eight points of two replications over a small scenario; deleted at the end.</summary>
internal sealed class SmallSweepPlan : IDisposable
{
    private readonly SmallScenario _small;

    /// <param name="duration">Of the scenario.</param>
    public SmallSweepPlan(string duration = "2m")
    {
        _small = new SmallScenario("variants: [{id: slow, set: {'services[0].wait': 200ms}}]", duration);
        File.WriteAllText(
            Plan,
            """
            format: 1
            scenario: small.yaml
            replications: 2
            set: {thresholds: ["latency: p(99) < 700ms"]}
            fields:
              - {path: demand.peak, values: [10rps, 20rps]}
              - {path: variant, values: [none, slow]}
              - {path: pools.p.replicas, values: [1, 2]}

            """
        );
    }

    public const int Runs = 16;

    public string Folder => _small.Folder;

    public string Plan => In("plan.yaml");

    public string In(string name) => Path.Combine(Folder, name);

    public void Dispose() => _small.Dispose();
}
