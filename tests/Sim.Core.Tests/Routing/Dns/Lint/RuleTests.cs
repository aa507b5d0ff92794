using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Routing.Dns.Lint;

namespace Sim.Core.Tests.Routing.Dns.Lint;

public sealed class RuleTests
{
    private static IEnumerable<string> Codes => RuleCases.All.Keys;

    [Test]
    public void Every_rule_about_zones_has_its_pair_of_zones() =>
        Assert.That(RuleCases.All.Keys.Append("batch-over-limit"), Is.EquivalentTo(ZoneLint.Rules.Select(r => r.Code)));

    [TestCaseSource(nameof(Codes))]
    public void A_rule_fires(string code) =>
        Assert.That(ZoneLint.Run(RuleCases.All[code].Fires).Count(f => f.Rule.Code == code), Is.EqualTo(1));

    [TestCaseSource(nameof(Codes))]
    public void A_rule_is_silent_about_the_nearest_zone_that_keeps_it(string code) =>
        Assert.That(ZoneLint.Run(RuleCases.All[code].Silent).Where(f => f.Rule.Code == code), Is.Empty);

    [Test]
    public void A_batch_over_the_limit_is_found_at_the_change_that_exceeds_it()
    {
        (ChangeBatch fires, ChangeBatch silent) = RuleCases.Batch();
        LintFinding found = ZoneLint.Run(fires).Single();
        Assert.That(found.Subject, Is.EqualTo(new LintSubject(LintSubjectKind.Change, 500)));
        // 501 values of nine characters ("192.0.2.1"), each twice.
        Assert.That(
            found.Message,
            Is.EqualTo("the batch has 1,002 values of 9,018 characters; Route 53 takes 1,000 values of 32,000")
        );
        Assert.That(ZoneLint.Run(silent), Is.Empty);
    }

    [TestCaseSource(nameof(Rules))]
    public void A_rule_says_what_why_and_how_to_mend_it(LintRule rule)
    {
        Assert.That(rule.Code, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));
        Assert.That(rule.Title, Does.Not.EndWith("."));
        Assert.That(rule.Why, Does.EndWith(".").And.Length.LessThan(220));
        Assert.That(rule.Fix, Does.EndWith(".").And.Length.LessThan(220));
        Assert.That(rule.Source, Is.Not.Empty);
    }

    [Test]
    public void Codes_are_unique_and_in_order() =>
        Assert.That(
            ZoneLint.Rules.Select(rule => rule.Code),
            Is.Unique.And.Ordered.Using((IComparer<string>)StringComparer.Ordinal)
        );

    private static IEnumerable<TestCaseData> Rules =>
        ZoneLint.Rules.Select(rule => new TestCaseData(rule).SetArgDisplayNames(rule.Code));
}
