using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Traffic.Recording;

/// <summary>Marks moments in a record while a run goes on, so that spans between them can be looked at.</summary>
/// <remarks>
/// A mark is a step's end for the flow plane; the request plane goes on in its own steps of at most a second, whose
/// requests are told apart at the mark, and whose utilization counts where a step ends.
/// </remarks>
public sealed class RecordMarker : IEventTarget
{
    private readonly SimulationKernel _kernel;
    private readonly ITrafficPlane _plane;
    private readonly TrafficRecorder _recorder;
    private readonly int _endpoints;

    /// <param name="kernel">The clock.</param>
    /// <param name="plane">Whose traffic is recorded.</param>
    /// <param name="recorder">The record.</param>
    /// <param name="endpoints">How many endpoints there are.</param>
    /// <param name="moments">After the start and before the end of the run, each once, in any order.</param>
    public RecordMarker(
        SimulationKernel kernel,
        ITrafficPlane plane,
        TrafficRecorder recorder,
        int endpoints,
        IEnumerable<SimTime> moments
    )
    {
        ArgumentNullException.ThrowIfNull(kernel);
        ArgumentNullException.ThrowIfNull(plane);
        ArgumentNullException.ThrowIfNull(recorder);
        ArgumentNullException.ThrowIfNull(moments);
        _kernel = kernel;
        _plane = plane;
        _recorder = recorder;
        _endpoints = endpoints;
        TargetId self = kernel.Register(this);
        foreach (SimTime moment in moments.Order())
        {
            // After the step that ends there.
            kernel.Schedule(moment, self, 0, 0, EventPriority.Observation);
        }
    }

    public void Handle(in SimEvent simEvent)
    {
        _plane.AdvanceTo(_kernel.Now);
        _recorder.Mark(_kernel.Now, Resets());
    }

    /// <summary>Ends the record now, when the plane has finished.</summary>
    public void Finish() => _recorder.Finish(_kernel.Now, Resets());

    private double[] Resets() => [.. Enumerable.Range(0, _endpoints).Select(_plane.ResetsAt)];
}
