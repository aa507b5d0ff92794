using Sim.Core.Quantities;
using Sim.Core.Scaling;

namespace Sim.Conformance.Hpa;

/// <summary>Tolerances of a case; as a behavior they apply per direction.</summary>
public sealed record ToleranceCase(double ScaleDown, double ScaleUp)
{
    public HpaBehavior Behavior =>
        new()
        {
            ScaleDown = new HpaScalingRules { Tolerance = new Ratio(ScaleDown) },
            ScaleUp = new HpaScalingRules { Tolerance = new Ratio(ScaleUp) },
        };
}
