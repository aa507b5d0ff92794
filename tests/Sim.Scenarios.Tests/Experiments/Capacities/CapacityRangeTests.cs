using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Experiments.Capacities;

[TestFixture]
public sealed class CapacityRangeTests
{
    // From a sixteenth (4 / 16 is below 1) to sixteen times the scenario's value; the search starts at it.
    [Test]
    public void A_whole_number_is_looked_for_around_the_present_one()
    {
        CapacityAxis axis = Axis("sites.a.blades.count", "4")!;

        Assert.That((axis.Values[0], axis.Values[^1], axis.Values.Count), Is.EqualTo(("1", "64", 64)));
        Assert.That(axis.Values[axis.Start], Is.EqualTo("4"));
    }

    // 2 % from 100: 102, 104.04, 106.12..., rounded to four digits; the end is exact.
    [Test]
    public void Values_with_a_unit_go_in_shares_of_themselves()
    {
        CapacityAxis axis = Axis("demand.peak=100rps..106rps", "103rps")!;

        Assert.That(axis.Values, Is.EqualTo(new[] { "100rps", "102rps", "104rps", "106rps" }));
        Assert.That(axis.Values[axis.Start], Is.EqualTo("102rps"), "the first of the two that are nearest");
    }

    [Test]
    public void A_step_that_is_asked_for_wins_and_ends_take_the_unit_of_the_field()
    {
        CapacityAxis axis = Axis("demand.peak=100..130", "100rps", step: "15rps")!;

        Assert.That(axis.Values, Is.EqualTo(new[] { "100rps", "115rps", "130rps" }));
    }

    [Test]
    public void The_greatest_comes_first_when_it_is_looked_for()
    {
        CapacityAxis axis = Axis("resolvers.publicShare=10%..13%", "12%", wantsMost: true)!;

        Assert.That(axis.Values, Is.EqualTo(new[] { "13%", "12%", "11%", "10%" }));
        Assert.That(axis.Start, Is.EqualTo(1));
    }

    [TestCase("demand peak", null, 1, "'demand peak' is no path of a field")]
    [TestCase("demand.peak=5", "4", 13, "there is no '..'")]
    [TestCase("demand.peak=a..5", "4", 13, "'a' is no number")]
    [TestCase("demand.peak=1krps..9krps", "4rps", 13, "'1krps' has another unit than the field")]
    [TestCase("demand.peak=9..5", "4", 13, "no value lies in the range")]
    [TestCase("demand.shape", "diurnal", 1, "it is 'diurnal': no range follows from it")]
    [TestCase("demand.growth", null, 1, "the scenario does not say it: no range follows from it")]
    public void What_cannot_be_a_range_is_refused_at_its_character(
        string text,
        string? present,
        int column,
        string message
    )
    {
        DiagnosticList found = [];
        CapacityAxis? axis = CapacityRange.Read(text, found)?.Axis(present, null, null, false, found);

        Assert.That(axis, Is.Null);
        Assert.That((found[0].File, found[0].Column, found[0].Message), Is.EqualTo(("--vary", column, message)));
    }

    private static CapacityAxis? Axis(string text, string? present, string? step = null, bool wantsMost = false)
    {
        DiagnosticList found = [];
        CapacityAxis? axis = CapacityRange.Read(text, found)!.Axis(present, step, null, wantsMost, found);
        Assert.That(found, Is.Empty);
        return axis;
    }
}
