namespace Sim.Benchmarks.Quick;

/// <summary>One number of the quick run. Add a class and list it in <see cref="QuickRun"/>.</summary>
internal interface IQuickKey
{
    /// <summary>The key in the JSON line: nanoseconds unless its last word names another unit.</summary>
    string Name { get; }

    double Measure();
}
