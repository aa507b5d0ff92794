using Sim.Core.Quantities;

namespace Sim.Core.Scaling;

/// <summary>How far from 1 a ratio of usage to target may be without a change; the bounds belong to it.</summary>
internal readonly record struct Tolerance(Ratio Down, Ratio Up)
{
    public static Tolerance Of(HpaSpec spec) =>
        new(
            spec.Behavior?.ScaleDown.Tolerance ?? spec.Controller.Tolerance,
            spec.Behavior?.ScaleUp.Tolerance ?? spec.Controller.Tolerance
        );

    public bool Contains(double ratio) => 1.0 - Down.Value <= ratio && ratio <= 1.0 + Up.Value;
}
