using Sim.Core.Kernel;
using Sim.Core.Quantities;

namespace Sim.Core.Tests.Kernel;

/// <summary>A target that notes what it was told and when, then does what the test wants.</summary>
internal sealed class Recorder : IEventTarget
{
    private readonly SimulationKernel _kernel;

    public Recorder(SimulationKernel kernel)
    {
        _kernel = kernel;
        Id = kernel.Register(this);
    }

    public TargetId Id { get; }

    public List<(SimTime At, int Kind, long Payload)> Seen { get; } = [];

    public Action<SimEvent>? Reaction { get; set; }

    public void Handle(in SimEvent simEvent)
    {
        Seen.Add((_kernel.Now, simEvent.Kind, simEvent.Payload));
        Reaction?.Invoke(simEvent);
    }
}
