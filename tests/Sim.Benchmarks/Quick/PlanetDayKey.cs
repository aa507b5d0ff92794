using Sim.Scenarios.World;

namespace Sim.Benchmarks.Quick;

/// <summary>
/// A day of the example, all countries, on the flow plane: milliseconds of thread CPU time, and bytes allocated.
/// </summary>
/// <param name="name">The key.</param>
/// <param name="file">A scenario of the example.</param>
/// <param name="bytes">Whether bytes are measured instead.</param>
internal sealed class PlanetDayKey(string name, string file, bool bytes = false) : IQuickKey
{
    private const double NanosecondsPerMillisecond = 1e6;

    public string Name => name;

    public double Measure()
    {
        string path = ExampleFolder.File(file);
        ScenarioInputs inputs =
            ScenarioLoader.Load(path).Inputs ?? throw new InvalidOperationException($"{path} has errors.");
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
