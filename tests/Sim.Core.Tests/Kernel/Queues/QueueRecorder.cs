using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel.Queues;

/// <summary>
/// Takes the measures of a queue, or of several equal ones together, however it is simulated: the model says when a
/// customer arrives, begins service and departs.
/// </summary>
/// <remarks>
/// The window begins with the last <see cref="Reset"/>, which keeps the customers inside. Areas and sums are whole
/// nanoseconds, so nothing is rounded before <see cref="Observe"/>.
/// </remarks>
internal sealed class QueueRecorder(SimulationKernel kernel)
{
    private SimTime _start;
    private SimTime _last;
    private long _inSystem;
    private long _busy;
    private long _systemArea;
    private long _busyArea;
    private long _offered;
    private long _lost;
    private long _waiting;
    private long _begun;
    private long _departed;
    private long _waitSum;
    private long _sojournSum;
    private long _lateWaits;
    private long _lateSojourns;

    /// <summary>A longer wait counts as late.</summary>
    public SimDuration LateWait { get; init; } = SimDuration.MaxValue;

    /// <summary>A longer sojourn counts as late.</summary>
    public SimDuration LateSojourn { get; init; } = SimDuration.MaxValue;

    public void Reset()
    {
        _start = _last = kernel.Now;
        _systemArea = _busyArea = 0;
        _offered = _lost = _waiting = _begun = _departed = 0;
        _waitSum = _sojournSum = _lateWaits = _lateSojourns = 0;
    }

    public void Lose()
    {
        _offered++;
        _lost++;
    }

    public void Arrive(bool waits)
    {
        Advance();
        _offered++;
        _waiting += waits ? 1 : 0;
        _inSystem++;
    }

    public void Begin(SimDuration wait)
    {
        Advance();
        _busy++;
        _begun++;
        _waitSum += wait.Nanoseconds;
        _lateWaits += wait > LateWait ? 1 : 0;
    }

    public void Depart(SimDuration sojourn)
    {
        Advance();
        _busy--;
        _inSystem--;
        _departed++;
        _sojournSum += sojourn.Nanoseconds;
        _lateSojourns += sojourn > LateSojourn ? 1 : 0;
    }

    /// <summary>The measures of the window until now.</summary>
    /// <param name="servers">Of one queue.</param>
    /// <param name="queues">Equal queues that were recorded together; numbers and rates are those of one.</param>
    public QueueObservation Observe(int servers, int queues = 1)
    {
        Advance();
        double nanoseconds = (_last - _start).Nanoseconds * (double)queues;
        double admitted = _offered - _lost;
        double throughput = _departed / nanoseconds * 1e9;
        double sojourn = _sojournSum / 1e9 / _departed;
        return new QueueObservation
        {
            [QueueMeasure.Utilization] = _busyArea / nanoseconds / servers,
            [QueueMeasure.NumberInSystem] = _systemArea / nanoseconds,
            [QueueMeasure.NumberInQueue] = (_systemArea - _busyArea) / nanoseconds,
            [QueueMeasure.Throughput] = throughput,
            [QueueMeasure.LossShare] = _lost / (double)_offered,
            [QueueMeasure.WaitShare] = _waiting / admitted,
            [QueueMeasure.MeanWait] = _waitSum / 1e9 / _begun,
            [QueueMeasure.MeanSojourn] = sojourn,
            [QueueMeasure.LateWaitShare] = _lateWaits / (double)_begun,
            [QueueMeasure.LateSojournShare] = _lateSojourns / (double)_departed,
            [QueueMeasure.LittleGap] = (_systemArea / nanoseconds) - (throughput * sojourn),
        };
    }

    private void Advance()
    {
        long elapsed = (kernel.Now - _last).Nanoseconds;
        _systemArea = checked(_systemArea + (elapsed * _inSystem));
        _busyArea += elapsed * _busy;
        _last = kernel.Now;
    }
}
