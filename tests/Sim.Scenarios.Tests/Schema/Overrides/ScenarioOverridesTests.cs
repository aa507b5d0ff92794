using Sim.Core.Quantities;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.World;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.Schema.Overrides;

/// <summary>The small world with other values: by variants of its file, and by single fields.</summary>
[TestFixture]
public sealed class ScenarioOverridesTests
{
    private const string Variants = """
        faults: [{at: 10m, fail: site/dc-par, how: refuse, for: 5m}]
        variants:
          - {id: two-blades, set: {sites.dc-par.blades.count: 2, 'faults[0].for': 20m}}
          - {id: quiet, set: {faults: []}}
        """;

    [Test]
    public void Fields_have_the_given_values_and_the_others_stay()
    {
        Scenario own = Read("").Inputs!.Scenario;
        Scenario changed = Read("", "sites.dc-par.blades.count=2", "network.bgp.mrai=5s", "seed=9").Inputs!.Scenario;

        Assert.That(changed.Sites[0].Blades, Is.EqualTo(own.Sites[0].Blades with { Count = 2 }));
        Assert.That(changed.Network.Bgp.Mrai, Is.EqualTo(SimDuration.FromSeconds(5)), "keys on the way are made");
        Assert.That(changed.Seed, Is.EqualTo(9));
        Assert.That(changed.Demand.Peak, Is.EqualTo(own.Demand.Peak));
    }

    [Test]
    public void Items_are_named_by_id_or_index_or_are_new()
    {
        const string added = "faults[+]={at: 20m, fail: site/dc-par, how: blackhole, for: 1m}";
        Scenario changed = Read(Variants, "faults[0].at=11m", added).Inputs!.Scenario;

        Assert.That(changed.Faults.Select(fault => fault.At.TotalSeconds), Is.EqualTo(new[] { 660.0, 1200.0 }));
        Assert.That(changed.Faults.Select(fault => fault.How), Is.EqualTo(new[] { "refuse", "blackhole" }));
    }

    [Test]
    public void A_variant_comes_first_and_later_fields_win()
    {
        Scenario variant = Load(Variants, "two-blades").Inputs!.Scenario;
        Assert.That(variant.Sites[0].Blades.Count, Is.EqualTo(2));
        Assert.That(variant.Faults.Single().For, Is.EqualTo(SimDuration.FromMinutes(20)));

        Scenario both = Load(
            Variants,
            "two-blades",
            "sites.dc-par.blades.count=3",
            "sites[0].blades.count=4"
        ).Inputs!.Scenario;
        Assert.That(both.Sites[0].Blades.Count, Is.EqualTo(4));
        Assert.That(Load(Variants, "quiet").Inputs!.Scenario.Faults, Is.Empty);
    }

    [TestCase("sites.dc-pra.blades.count=2", 7, "unknown-item", "dc-par")]
    [TestCase("sites[1].id=x", 6, "unknown-item", null)]
    [TestCase("name.x=1", 6, "wrong-path", null)]
    [TestCase("demand.paek=1rps", 8, "unknown-key", null)]
    [TestCase("demand.peak=many", 13, "wrong-unit", null)]
    [TestCase("demand.peak=", 13, "missing-value", null)]
    [TestCase("sites[0]={id: dc-par, locaton: PAR}", 23, "unknown-key", "location")]
    public void What_does_not_fit_is_reported_where_it_is_written(
        string text,
        int column,
        string code,
        string? suggestion
    )
    {
        IReadOnlyList<Diagnostic> found = Read("", text).Diagnostics;
        Diagnostic first = found.First(one => one.Code == code);

        Assert.That((first.File, first.Line, first.Column), Is.EqualTo(("--set", 1, column)));
        Assert.That(first.Suggestion, Is.EqualTo(suggestion));
        Assert.That(first.SourceLine, Is.EqualTo(text));
    }

    [TestCase("demand.peak", "missing-value")]
    [TestCase("demand..peak=1rps", "wrong-path")]
    [TestCase("=1rps", "wrong-path")]
    [TestCase("faults=[", "syntax")]
    [TestCase("name={a: 1, a: 2}", "duplicate-key")]
    public void What_cannot_be_read_is_reported(string text, string code)
    {
        DiagnosticList found = [];
        Assert.That(FieldOverride.Read("--set", text, found), Is.Null);
        Assert.That(found.Single().Code, Is.EqualTo(code));
    }

    [Test]
    public void An_unknown_variant_is_reported_with_the_nearest()
    {
        Diagnostic found = Load(Variants, "quite").Diagnostics.Single();

        Assert.That((found.Code, found.Suggestion), Is.EqualTo(("unknown-variant", "quiet")));
        Assert.That(found.Expected, Is.EqualTo("one of two-blades, quiet"));
    }

    [Test]
    public void Checking_a_scenario_checks_its_variants()
    {
        string wrong = Variants.Replace("blades.count: 2", "blades.count: none");
        MemoryFiles files = new SmallWorld { More = wrong }.Files();
        IReadOnlyList<Diagnostic> found = ScenarioLoader.Check("s.yaml", files);

        Assert.That(ScenarioLoader.Load("s.yaml", files).Diagnostics, Is.Empty, "the scenario itself is right");
        Assert.That(found.Single().Code, Is.EqualTo("wrong-kind"));
        Assert.That(found.Single().SourceLine, Does.Contain("blades.count: none"));
    }

    [Test]
    public void Variants_of_one_name_are_refused() =>
        Assert.That(
            Load(Variants.Replace("id: quiet", "id: two-blades"), null).Diagnostics.Single().Code,
            Is.EqualTo("duplicate-variant")
        );

    [Test]
    public void What_differs_changes_the_hash_and_the_same_does_not()
    {
        string[] hashes =
        [
            Load(Variants, null).Inputs!.Hash,
            Load(Variants, "quiet").Inputs!.Hash,
            Load(Variants, null, "seed=2").Inputs!.Hash,
            Load(Variants, null, "seed=3").Inputs!.Hash,
        ];
        Assert.That(hashes, Is.Unique);
        Assert.That(Load(Variants, null, "seed=2").Inputs!.Hash, Is.EqualTo(hashes[2]));
    }

    private static LoadedScenario Read(string more, params string[] fields) => Load(more, null, fields);

    private static LoadedScenario Load(string more, string? variant, params string[] fields)
    {
        DiagnosticList found = [];
        FieldOverride[] read = [.. fields.Select(text => FieldOverride.Read("--set", text, found)!)];
        Assert.That(found, Is.Empty);
        return ScenarioLoader.Load(
            "s.yaml",
            new SmallWorld { More = more }.Files(),
            new ScenarioOverrides(variant, read)
        );
    }
}
