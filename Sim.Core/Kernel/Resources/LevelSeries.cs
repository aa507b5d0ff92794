using Sim.Core.Kernel.Processes;
using Sim.Core.Statistics;

namespace Sim.Core.Kernel.Resources;

/// <summary>A value that changes in steps, from the begin of the measurement to its end, or to now.</summary>
internal sealed class LevelSeries
{
    private readonly Simulation _simulation;
    private readonly TimeWeightedMean _mean = new();
    private bool _closed;

    public LevelSeries(Simulation simulation, double value)
    {
        _simulation = simulation;
        Record(value);
    }

    public void Record(double value) => _mean.Record(_simulation.Now, value);

    public TimeWeightedMean Read()
    {
        if (!_closed)
        {
            _mean.AdvanceTo(_simulation.Now);
        }
        return _mean;
    }

    public void Close()
    {
        Read();
        _closed = true;
    }
}
