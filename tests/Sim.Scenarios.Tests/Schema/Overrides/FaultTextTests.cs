using Sim.Core.Quantities;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Schema.Overrides;

[TestFixture]
public sealed class FaultTextTests
{
    private static readonly SimDuration s_hour = SimDuration.FromMinutes(60);

    [Test]
    public void A_fault_is_what_breaks_how_and_when_in_any_order()
    {
        Fault fault = Faults("pods/gke-eu  slow +200ms for 5m share 50% at 20m").Single();

        Assert.That(
            fault,
            Is.EqualTo(
                new Fault
                {
                    At = SimDuration.FromMinutes(20),
                    Fail = "pods/gke-eu",
                    How = "slow +200ms",
                    For = SimDuration.FromMinutes(5),
                    Share = new Ratio(0.5),
                }
            )
        );
    }

    // Of an hour: a quarter is 15 minutes, and 45 are left.
    [Test]
    public void Without_times_it_begins_a_quarter_into_the_run_and_lasts_until_the_end()
    {
        Fault fault = Faults("site/dc-par blackhole").Single();

        Assert.That((fault.At.TotalSeconds, fault.For.TotalSeconds), Is.EqualTo((900.0, 2700.0)));
        Assert.That(Faults("site/dc-par blackhole at 50m").Single().For.TotalSeconds, Is.EqualTo(600));
    }

    [Test]
    public void Several_faults_have_a_semicolon_between_them()
    {
        Fault[] faults = Faults("site/dc-par refuse at 1m for 2m; pods/gke-eu errors 30% at 3m");

        Assert.That(faults.Select(fault => fault.How), Is.EqualTo(new[] { "refuse", "errors 30%" }));
    }

    [TestCase("site/dc-par   errors  30%  for 5m at 1m", "site/dc-par errors 30% at 1m for 5m")]
    [TestCase("site/dc-par blackhole", "site/dc-par blackhole")]
    public void It_prints_as_it_can_be_typed_again(string text, string again)
    {
        Assert.That(FaultText.Read("--under", text, [])!.Single().ToString(), Is.EqualTo(again));
    }

    [TestCase("", 1, "there is no fault", null)]
    [TestCase("site/dc-par", 12, "how it fails is missing", null)]
    [TestCase("sites/dc-par refuse", 1, "'sites/dc-par' is no part of the platform", "site")]
    [TestCase("site/dc-par blackhloe at 1m", 13, "'blackhloe' is no way to fail", "blackhole")]
    [TestCase("site/dc-par errors at 1m", 13, "'errors at' is incomplete", null)]
    [TestCase("site/dc-par refuse att 1m", 20, "'att' means nothing", "at")]
    [TestCase("site/dc-par refuse at", 20, "nothing follows 'at'", null)]
    [TestCase("site/dc-par refuse at 1", 23, "'at' is '1'", null)]
    [TestCase("site/dc-par refuse at 1m at 2m", 26, "'at' stands there twice", null)]
    [TestCase("site/dc-par refuse; site/dc-par refuze", 33, "'refuze' is no way to fail", "refuse")]
    public void What_is_wrong_is_found_at_its_character(string text, int column, string message, string? suggestion)
    {
        DiagnosticList found = [];
        Assert.That(FaultText.Read("--under", text, found), Is.Null);
        Diagnostic first = found.Sorted()[0];

        Assert.That((first.File, first.Line, first.Column), Is.EqualTo(("--under", 1, column)));
        Assert.That((first.Message, first.Suggestion), Is.EqualTo((message, suggestion)));
    }

    [Test]
    public void Everything_is_said_at_once()
    {
        DiagnosticList found = [];
        FaultText.Read("--under", "cite/a refuze at soon", found);

        Assert.That(found.Sorted().Select(one => one.Column), Is.EqualTo(new[] { 1, 8, 18 }));
    }

    [Test]
    public void A_part_that_the_scenario_does_not_have_is_found_in_the_text()
    {
        Diagnostic found = Load("site/dc-pra refuse").Diagnostics.Single(one => one.Severity == Severity.Error);

        Assert.That((found.File, found.Column, found.Suggestion), Is.EqualTo(("--under", 1, "dc-par")));
    }

    private static Fault[] Faults(string text) => [.. Load(text).Inputs!.Scenario.Faults];

    private static LoadedScenario Load(string text)
    {
        IReadOnlyList<FaultText> faults = FaultText.Read("--under", text, [])!;
        return ScenarioLoader.Load(
            "s.yaml",
            new SmallWorld().Files(),
            new ScenarioOverrides(null, [.. faults.Select(fault => fault.Override(s_hour))])
        );
    }
}
