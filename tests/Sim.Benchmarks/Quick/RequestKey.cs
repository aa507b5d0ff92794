using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// Nanoseconds of thread CPU time, or bytes allocated, for one request of the example at its peak on the request plane:
/// look-up, path, ECMP, blade and pod.
/// </summary>
/// <param name="name">The key.</param>
/// <param name="bytes">Whether bytes are measured instead.</param>
internal sealed class RequestKey(string name, bool bytes = false) : IQuickKey
{
    private const int WarmUpSeconds = 20;
    private const int RoundSeconds = 5;
    private const int Rounds = 5;

    public string Name => name;

    public double Measure()
    {
        string path = ExampleFolder.File("scenario.yaml");
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
        var world = new SimulatedWorld(
            inputs with
            {
                Scenario = inputs.Scenario with
                {
                    Fidelity = Fidelity.Request,
                    Start = Instant.FromUtc(2018, 10, 15, 19, 0),
                    Duration = SimDuration.FromMinutes(10),
                },
            }
        );
        SimTime now = SimTime.FromSeconds(WarmUpSeconds);
        world.RunTo(now);
        double best = double.PositiveInfinity;
        for (int round = 0; round < Rounds; round++)
        {
            now += SimDuration.FromSeconds(RoundSeconds);
            double sent = world.Plane.Ledger.Sent;
            long allocated = GC.GetAllocatedBytesForCurrentThread();
            double nanoseconds = ThreadClock.NanosecondsPerOperation(1, () => world.RunTo(now), warmUps: 0, rounds: 1);
            double requests = world.Plane.Ledger.Sent - sent;
            double cost = bytes ? GC.GetAllocatedBytesForCurrentThread() - allocated : nanoseconds;
            best = Math.Min(best, cost / requests);
        }
        return best;
    }
}
