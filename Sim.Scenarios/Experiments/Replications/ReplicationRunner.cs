using Sim.Core.Quantities;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Experiments.Replications;

/// <summary>Runs a scenario again and again, each time with other chance, on several threads.</summary>
/// <remarks>
/// Replication i of two scenarios with one seed has the same random streams, by entity and purpose: their difference is
/// what the scenarios differ in (common random numbers). Results are in the order of the replications, and the same for
/// any number of threads.
/// </remarks>
public static class ReplicationRunner
{
    /// <summary>Parts into which a run is cut to notice an interrupt.</summary>
    private const int Slices = 20;

    /// <param name="inputs">As loaded; shared by all threads.</param>
    /// <param name="version">Version of the model, for the record.</param>
    /// <param name="first">Index of the first replication, 0 or more.</param>
    /// <param name="count">0 or more.</param>
    /// <param name="threads">1 or more; at most so many run at once.</param>
    /// <param name="progress">Told after each replication, from any thread.</param>
    /// <exception cref="OperationCanceledException">Interrupted; what was finished is lost.</exception>
    public static IReadOnlyList<Replicate> Run(
        ScenarioInputs inputs,
        string version,
        int first,
        int count,
        int threads,
        Action? progress = null,
        CancellationToken cancellation = default
    )
    {
        IReadOnlyList<Replicate> done = RunUntilInterrupted(
            inputs,
            version,
            first,
            count,
            threads,
            progress,
            cancellation
        );
        if (done.Count < count)
        {
            cancellation.ThrowIfCancellationRequested();
        }
        return done;
    }

    /// <summary>As <see cref="Run"/>; when it is interrupted, those before the first that was not finished.</summary>
    internal static IReadOnlyList<Replicate> RunUntilInterrupted(
        ScenarioInputs inputs,
        string version,
        int first,
        int count,
        int threads,
        Action? progress,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        var replicates = new Replicate?[count];
        try
        {
            Parallel.For(
                0,
                count,
                new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation },
                i =>
                {
                    replicates[i] = RunOne(inputs, version, first + i, cancellation).Replicate;
                    progress?.Invoke();
                }
            );
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // What is finished is as good as if no more had been asked for.
        }
        return [.. replicates.TakeWhile(one => one is not null).OfType<Replicate>()];
    }

    /// <summary>One replication, with everything that it measured.</summary>
    /// <exception cref="OperationCanceledException">Interrupted.</exception>
    public static (Replicate Replicate, RunResult Result) RunOne(
        ScenarioInputs inputs,
        string version,
        int index,
        CancellationToken cancellation = default
    )
    {
        var world = new SimulatedWorld(inputs, index);
        for (int slice = 1; slice <= Slices; slice++)
        {
            cancellation.ThrowIfCancellationRequested();
            world.RunTo(SimTime.Zero + new SimDuration(world.End.Nanoseconds / Slices * slice));
        }
        RunResult result = world.Finish(version);
        return (Replicate.Of(index, result, world.EventsRun), result);
    }
}
