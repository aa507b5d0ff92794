using Sim.Core.Quantities;

namespace Sim.Core.Traffic;

/// <summary>Somebody who looks at a data plane after each of its steps.</summary>
public interface IStepListener
{
    void OnStep(SimTime from, SimTime to);
}
