using Sim.Core.Quantities;
using Sim.Scenarios.Experiments.Replications;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Replications of the example's evening peak, an hour on the flow plane: per second of thread CPU time.
/// </summary>
internal sealed class ReplicationsKey : IQuickKey
{
    private const double NanosecondsPerSecond = 1e9;

    public string Name => "replications_per_s";

    public double Measure()
    {
        string path = ExampleFolder.File("scenario.yaml");
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
        inputs = inputs with
        {
            Scenario = inputs.Scenario with
            {
                Start = inputs.Scenario.Start.Plus(NodaTime.Duration.FromHours(19)),
                Duration = SimDuration.FromHours(1),
            },
        };
        int index = 0;
        double nanoseconds = ThreadClock.NanosecondsPerOperation(
            1,
            () => ReplicationRunner.RunOne(inputs, "benchmark", index++),
            warmUps: 4,
            rounds: 5
        );
        return NanosecondsPerSecond / nanoseconds;
    }
}
