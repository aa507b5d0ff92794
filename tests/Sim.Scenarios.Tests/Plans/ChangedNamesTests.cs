using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Plans;

namespace Sim.Scenarios.Tests.Plans;

/// <summary>Which names a change is about.</summary>
public class ChangedNamesTests
{
    // www -> (alias) eu -> (alias) paris; shop is another name.
    private static readonly Zone s_zone = new()
    {
        RecordSets =
        [
            Alias("www.example.com", "eu.example.com"),
            Alias("eu.example.com", "paris.example.com"),
            Address("paris.example.com", "192.0.2.1"),
            Address("shop.example.com", "192.0.2.2"),
        ],
    };

    [Test]
    public void A_changed_leaf_is_about_the_name_that_leads_to_it() =>
        Assert.That(Between("paris.example.com"), Is.EqualTo(new[] { "www.example.com." }));

    [Test]
    public void A_name_that_nothing_leads_to_is_itself() =>
        Assert.That(Between("shop.example.com"), Is.EqualTo(new[] { "shop.example.com." }));

    [Test]
    public void Two_changes_are_about_two_names() =>
        Assert.That(
            Between("shop.example.com", "paris.example.com"),
            Is.EqualTo(new[] { "shop.example.com.", "www.example.com." })
        );

    [Test]
    public void A_name_that_several_lead_to_is_offered_too()
    {
        Zone before = s_zone with { RecordSets = [.. s_zone.RecordSets, Alias("m.example.com", "eu.example.com")] };
        Zone after = before with
        {
            RecordSets =
            [
                .. before.RecordSets.Select(set =>
                    set.Name == DnsName.Parse("eu.example.com") ? Address("eu.example.com", "198.51.100.1") : set
                ),
            ],
        };

        Assert.That(
            ChangedNames.Between(before, after).Select(name => name.ToString()),
            Is.EqualTo(new[] { "eu.example.com.", "m.example.com.", "www.example.com." })
        );
    }

    [Test]
    public void No_change_is_about_nothing() => Assert.That(Between(), Is.Empty);

    private static string[] Between(params string[] changed)
    {
        Zone after = s_zone with
        {
            RecordSets =
            [
                .. s_zone.RecordSets.Select(set =>
                    changed.Select(DnsName.Parse).Contains(set.Name) ? set with { Values = ["198.51.100.1"] } : set
                ),
            ],
        };
        return [.. ChangedNames.Between(s_zone, after).Select(name => name.ToString())];
    }

    private static RecordSet Alias(string name, string target) =>
        new()
        {
            Name = DnsName.Parse(name),
            Type = RecordType.A,
            Alias = new AliasTarget(DnsName.Parse(target), "Z1", EvaluateTargetHealth: true),
        };

    private static RecordSet Address(string name, string value) =>
        new()
        {
            Name = DnsName.Parse(name),
            Type = RecordType.A,
            Ttl = SimDuration.FromMinutes(1),
            Values = [value],
        };
}
