using Sim.Core.Kernel.Processes;
using Sim.Core.Quantities;
using Sim.Core.Statistics;

namespace Sim.Core.Kernel.Resources;

/// <summary>How long a queue was and how long those in it have waited, since the measurement began.</summary>
/// <remarks>
/// Over a window at whose ends the queue is empty, Little's law holds: the mean length is the rate of those that came
/// times the mean of what they waited.
/// </remarks>
public sealed class QueueStatistics
{
    private readonly Simulation _simulation;
    private readonly LevelSeries _length;
    private int _current;
    private Int128 _totalNanoseconds;

    internal QueueStatistics(Simulation simulation, int length)
    {
        _simulation = simulation;
        _length = new LevelSeries(simulation, length);
        _current = length;
    }

    /// <summary>Those that waited, over time.</summary>
    public TimeWeightedMean Length => _length.Read();

    /// <summary>Those that got what they asked for, at once or after waiting.</summary>
    public long Served { get; private set; }

    /// <summary>Those among <see cref="Served"/> that had to queue, be it for no time.</summary>
    public long Queued { get; private set; }

    /// <summary>Those that left the queue without: interrupted, canceled, or lost in an Any.</summary>
    public long Withdrawn { get; private set; }

    /// <summary>
    /// The mean over those that were served, those that did not have to queue included; zero if none was.
    /// </summary>
    public SimDuration MeanWait => new(Served == 0 ? 0 : (long)(_totalNanoseconds / Served));

    /// <summary>The longest of those that were served.</summary>
    public SimDuration LongestWait { get; private set; }

    internal void OnEnter() => _length.Record(++_current);

    internal void OnServeAtOnce() => Served++;

    internal void OnServe(SimTime since)
    {
        SimDuration wait = _simulation.Now - since;
        _totalNanoseconds += wait.Nanoseconds;
        LongestWait = wait > LongestWait ? wait : LongestWait;
        Served++;
        Queued++;
        _length.Record(--_current);
    }

    internal void OnWithdraw()
    {
        Withdrawn++;
        _length.Record(--_current);
    }

    internal void Close() => _length.Close();
}
