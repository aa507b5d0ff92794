using Sim.Scenarios.Experiments.Sweeps;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Experiments.Sweeps;

[TestFixture]
public sealed class SweepPlanReaderTests
{
    private const string Head = "format: 1\nscenario: small.yaml\n";

    [Test]
    public void A_grid_has_every_value_with_every_other_and_the_last_field_changes_fastest() =>
        Assert.That(
            Points(
                """
                fields:
                  - {path: demand.peak, values: [10rps, 20rps]}
                  - {path: pools.p.replicas, from: 1, to: 5, steps: 3, whole: true}
                """
            ),
            Is.EqualTo(new[] { "10rps 1", "10rps 3", "10rps 5", "20rps 1", "20rps 3", "20rps 5" })
        );

    [Test]
    public void A_list_takes_one_value_of_each_field() =>
        Assert.That(
            Points(
                """
                design: list
                fields:
                  - {path: demand.peak, values: [10rps, 20rps]}
                  - {path: variant, values: [none, slow]}
                """
            ),
            Is.EqualTo(new[] { "10rps none", "20rps slow" })
        );

    // Sobol's first four points in two dimensions: (0, 0), (1/2, 1/2), (3/4, 1/4), (1/4, 3/4). The first field is
    // linear from 10 to 30; of the second each of the four whole numbers from 1 to 4 has a quarter of the range.
    [Test]
    public void A_Sobol_design_spreads_points_over_ranges() =>
        Assert.That(
            Points(
                """
                design: sobol
                points: 4
                fields:
                  - {path: demand.peak, from: 10rps, to: 30rps}
                  - {path: pools.p.replicas, from: 1, to: 4, whole: true}
                """
            ),
            Is.EqualTo(new[] { "10rps 1", "20rps 3", "25rps 2", "15rps 4" })
        );

    // Equal ratios: half the way from 1 to 10,000 is 100, three quarters 1,000, one quarter 10. A list of two levels
    // has the first for shares below one half.
    [Test]
    public void A_logarithmic_range_has_equal_ratios_and_levels_have_equal_parts() =>
        Assert.That(
            Points(
                """
                design: sobol
                points: 4
                fields:
                  - {path: demand.peak, from: 1rps, to: 10000rps, scale: log}
                  - {path: pools.p.replicas, values: [1, 2]}
                """
            ),
            Is.EqualTo(new[] { "1rps 1", "100rps 2", "1000rps 1", "10rps 2" })
        );

    // Nothing is said of points and steps, which depend on the design that was meant.
    [Test]
    public void Every_mistake_of_a_plan_is_told_at_once_and_where_it_is()
    {
        string text =
            Head
            + """
                design: gird
                replications: 0
                points: 8
                fields:
                  - {path: demand.peak, values: [1rps], from: 1rps}
                  - {path: demand..peak, values: [1rps]}
                  - {path: pools.p.replicas}
                  - {path: 'services[0].cpu', from: 1ms, to: 2h, step: 3}
                """;

        Assert.That(
            Findings(text),
            Is.EqualTo(
                new[]
                {
                    "plan.yaml:3:9: unknown-word",
                    "plan.yaml:4:15: out-of-range",
                    "plan.yaml:7:12: useless-key",
                    "plan.yaml:8:12: wrong-form",
                    "plan.yaml:9:12: missing-key",
                    "plan.yaml:10:46: other-unit",
                    "plan.yaml:10:50: unknown-key",
                }
            )
        );
    }

    [TestCase("{path: a, values: [1]}\n  - {path: a, values: [2]}", "duplicate-field")]
    [TestCase("{path: seed, values: [1]}", "duplicate-field")]
    [TestCase("{path: a, values: []}", "wrong-count")]
    [TestCase("{path: a, from: 1, to: 2}", "wrong-design")]
    [TestCase("{path: a, from: 1, steps: 2}", "missing-key")]
    [TestCase("{path: a, from: 1ms, to: 2s, steps: 2}", "other-unit")]
    [TestCase("{path: a, from: 1h30m, to: 2h, steps: 2}", "wrong-kind")]
    [TestCase("{path: a, from: 2, to: 2, steps: 2}", "empty-range")]
    [TestCase("{path: a, from: 0, to: 2, steps: 2, scale: log}", "out-of-range")]
    [TestCase("{path: a, from: 0.5, to: 2, steps: 2, whole: true}", "wrong-kind")]
    [TestCase("{path: a, values: [1], whole: true}", "useless-key")]
    public void A_field_that_cannot_be_is_refused(string fields, string code) =>
        Assert.That(
            Findings($"{Head}set: {{seed: 5}}\nfields:\n  - {fields}\n").Select(one => one.Split(": ")[1]),
            Is.EqualTo(new[] { code })
        );

    [TestCase("design: sobol", "missing-key")]
    [TestCase("design: list\nseed: 4", "useless-key")]
    [TestCase("shards: 11", "out-of-range")]
    [TestCase("replications: 100000\nvariant: a\ndesign: latin-hypercube\npoints: 100000", "too-many-runs")]
    public void A_plan_that_cannot_be_is_refused(string more, string code) =>
        Assert.That(
            Findings($"{Head}{more}\nfields: [{{path: a, values: [1, 2]}}]\n").Select(one => one.Split(": ")[1]),
            Is.EqualTo(new[] { code })
        );

    [Test]
    public void A_scenario_in_place_of_a_plan_is_one_mistake() =>
        Assert.That(
            Findings("format: 1\nname: small\nservices: [{host: api.example.com, cpu: 4ms}]\n"),
            Is.EqualTo(new[] { "plan.yaml:1:1: not-a-plan" })
        );

    [Test]
    public void An_absolute_path_is_refused() =>
        Assert.That(
            Findings("format: 1\nscenario: /etc/small.yaml\nfields: [{path: a, values: [1]}]\n"),
            Is.EqualTo(new[] { "plan.yaml:2:11: absolute-path" })
        );

    // 21 dimensions have direction numbers here.
    [Test]
    public void A_Sobol_design_has_no_more_fields_than_dimensions()
    {
        string fields = string.Concat(Enumerable.Range(0, 22).Select(i => $"  - {{path: f{i}, values: [1, 2]}}\n"));

        Assert.That(
            Findings($"{Head}design: sobol\npoints: 4\nfields:\n{fields}"),
            Is.EqualTo(new[] { "plan.yaml:6:3: wrong-count" })
        );
    }

    private static IEnumerable<string> Points(string text) =>
        Read(Head + text, []) is { } planned ? planned.Points.Select(point => string.Join(' ', point.Texts)) : [];

    private static IEnumerable<string> Findings(string text)
    {
        DiagnosticList found = [];
        Assert.That(Read(text, found), Is.Null);
        return found.Sorted().Select(one => $"{one.File}:{one.Line}:{one.Column}: {one.Code}");
    }

    private static PlannedSweep? Read(string text, DiagnosticList found) =>
        SweepPlanReader.Read(new MemoryFiles { ["plan.yaml"] = text }, "plan.yaml", found);
}
