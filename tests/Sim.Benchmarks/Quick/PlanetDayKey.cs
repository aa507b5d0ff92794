using Sim.Scenarios.Schema;
using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// A day of the example, all countries, on the flow plane: milliseconds of thread CPU time, and bytes allocated.
/// </summary>
/// <param name="name">The key.</param>
/// <param name="file">A scenario of the example.</param>
/// <param name="bytes">Whether bytes are measured instead.</param>
/// <param name="routed">Over a synthetic Internet of 5,000 networks, made and solved within the measured time.</param>
internal sealed class PlanetDayKey(string name, string file, bool bytes = false, bool routed = false) : IQuickKey
{
    private const double NanosecondsPerMillisecond = 1e6;

    public string Name => name;

    public double Measure()
    {
        string path = ExampleFolder.File(file);
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
        if (routed)
        {
            Network network = inputs.Scenario.Network with { AsGraph = new AsGraphSource() };
            inputs = inputs with { Scenario = inputs.Scenario with { Network = network } };
        }
        if (bytes)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            new SimulatedWorld(inputs).Finish("benchmark");
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        // A day is long enough for the runtime to compile within one: the first round warms up for the second.
        double nanoseconds = ThreadClock.NanosecondsPerOperation(
            1,
            () => new SimulatedWorld(inputs).Finish("benchmark"),
            warmUps: 0,
            rounds: 2
        );
        return nanoseconds / NanosecondsPerMillisecond;
    }
}
