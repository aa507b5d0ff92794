namespace Sim.Core.Kernel;

/// <summary>
/// Something that events are addressed to: a model. It is registered once and then named by its <see cref="TargetId"/>.
/// </summary>
public interface IEventTarget
{
    /// <summary>Reacts to one event. The kernel's clock shows the event's time.</summary>
    void Handle(in SimEvent simEvent);
}
