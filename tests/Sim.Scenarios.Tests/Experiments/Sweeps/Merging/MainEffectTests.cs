using Sim.Core.Statistics.Inference;
using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Experiments.Sweeps.Merging;

[TestFixture]
public sealed class MainEffectTests
{
    // y = 6 a + 2 b over a, b in {0, 1}: 0, 2, 6, 8, mean 4. Sum of squares 16 + 4 + 4 + 16 = 40. Levels of a have the
    // means 1 and 7: 2 * 9 + 2 * 9 = 36; levels of b 3 and 5: 2 * 1 + 2 * 1 = 4.
    [Test]
    public void Shares_of_a_sum_in_a_grid_are_those_of_its_terms()
    {
        IReadOnlyList<MainEffect> effects = Effects(
            "fields: [{path: a, values: [0, 1]}, {path: b, values: [0, 1]}]",
            [0, 2, 6, 8]
        );

        Assert.That(effects.Select(one => one.Factor), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(effects[0].Share, Is.EqualTo(36 / 40.0).Within(1e-12));
        Assert.That(effects[1].Share, Is.EqualTo(4 / 40.0).Within(1e-12));
        Assert.That(effects[0].Levels, Is.EqualTo(new[] { new FactorLevel("0", 1, 2), new FactorLevel("1", 7, 2) }));
        Assert.That(effects[0].Range, Is.EqualTo(6));
    }

    // Sobol's first coordinate over 0 to 80 in eight points: 0, 40, 60, 20, 30, 70, 50, 10. Four parts of two points
    // each: 0 and 10, 20 and 30, and so on. y is the value itself: means 5, 25, 45, 65.
    [Test]
    public void A_range_has_four_parts_of_as_many_points()
    {
        IReadOnlyList<MainEffect> effects = Effects(
            "design: sobol\npoints: 8\nfields: [{path: a, from: 0, to: 80}]",
            [0, 40, 60, 20, 30, 70, 50, 10]
        );

        Assert.That(
            effects.Single().Levels,
            Is.EqualTo(
                new[]
                {
                    new FactorLevel("0 to 10", 5, 2),
                    new FactorLevel("20 to 30", 25, 2),
                    new FactorLevel("40 to 50", 45, 2),
                    new FactorLevel("60 to 70", 65, 2),
                }
            )
        );
    }

    [Test]
    public void What_never_varies_is_moved_by_nothing() =>
        Assert.That(Effects("fields: [{path: a, values: [0, 1]}]", [3, 3]).Single().Share, Is.Zero);

    [Test]
    public void A_field_with_one_value_has_no_effect() =>
        Assert.That(Effects("fields: [{path: a, values: [0]}]", [3]), Is.Empty);

    private static IReadOnlyList<MainEffect> Effects(string plan, double[] values)
    {
        DiagnosticList found = [];
        var files = new MemoryFiles { ["plan.yaml"] = "format: 1\nscenario: s.yaml\n" + plan };
        PlannedSweep planned = SweepPlanReader.Read(files, "plan.yaml", found)!;
        PointSummary[] points =
        [
            .. planned.Points.Zip(
                values,
                (point, value) =>
                    new PointSummary(
                        point,
                        new Dictionary<string, Estimate> { ["y"] = StudentInterval.OfMean([value]) },
                        []
                    )
            ),
        ];
        return MainEffect.Of(planned.Factors, points, "y");
    }
}
