using Sim.Core.Routing.Dns;

namespace Sim.Core.Tests.Routing.Dns;

public sealed class ZoneFindingTests
{
    [Test]
    public void An_alias_cycle_is_a_finding_with_the_way_around_and_answers_nothing()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Alias("www.example.com", "b.example.com"),
            Zones.Alias("b.example.com", "c.example.com"),
            Zones.Alias("c.example.com", "www.example.com")
        );
        // Groups are walked in the order of names: b, c, www; the alias of www closes the cycle.
        Assert.That(
            Findings(zone),
            Is.EqualTo(
                new[]
                {
                    "0 AliasCycle www.example.com. A: the alias leads back to itself: "
                        + "www.example.com. A -> b.example.com. A -> c.example.com. A -> www.example.com. A",
                }
            )
        );
        Assert.That(
            zone.Findings.Single().Path.Select(name => name.ToString()),
            Is.EqualTo(new[] { "www.example.com.", "b.example.com.", "c.example.com.", "www.example.com." })
        );
        Assert.That(zone.Ask(default).Code, Is.EqualTo(DnsResponseCode.NoData));
    }

    [Test]
    public void An_alias_to_itself_is_a_cycle_of_one() =>
        Assert.That(
            Findings(Zones.Compile(Zones.Alias("www.example.com", "www.example.com"))),
            Is.EqualTo(
                new[]
                {
                    "0 AliasCycle www.example.com. A: the alias leads back to itself: "
                        + "www.example.com. A -> www.example.com. A",
                }
            )
        );

    [Test]
    public void A_broken_primary_leaves_the_secondary_to_answer()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Alias("www.example.com", "gone.example.com", new FailoverRouting(FailoverRole.Primary), "p"),
            Zones.Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s")
        );
        Assert.That(
            Findings(zone),
            Is.EqualTo(new[] { "0 DanglingAlias www.example.com. A: alias target gone.example.com. A does not exist" })
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.2 1"));
    }

    [Test]
    public void An_alias_of_a_load_balancer_leaves_the_zone_and_counts_as_healthy()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Alias(
                "www.example.com",
                "lb-1.eu-west-1.elb.amazonaws.com",
                new FailoverRouting(FailoverRole.Primary),
                "p"
            ),
            Zones.Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s")
        );
        Assert.That(zone.Findings.Single().Kind, Is.EqualTo(ZoneFindingKind.ExternalAlias));
        Assert.That(zone.Findings.Single().IsNote, Is.True);
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("lb-1.eu-west-1.elb.amazonaws.com. 1"));
    }

    [Test]
    public void An_evaluated_load_balancer_may_be_said_to_be_unhealthy()
    {
        RecordSet[] records =
        [
            Zones.Alias(
                "www.example.com",
                "LB-1.eu-west-1.elb.amazonaws.com.",
                new FailoverRouting(FailoverRole.Primary),
                "p",
                "check"
            ),
            Zones.Leaf("www.example.com", "192.0.2.2", new FailoverRouting(FailoverRole.Secondary), "s"),
        ];
        CompiledZone zone = Zones.Compile(records);
        Assert.That(zone.HealthCheckIds, Is.EqualTo(new[] { "check", "lb-1.eu-west-1.elb.amazonaws.com" }));
        Assert.That(zone.Ask(default, "lb-1.eu-west-1.elb.amazonaws.com").Text(), Is.EqualTo("192.0.2.2 1"));
        Assert.That(zone.Ask(default, "check").Text(), Is.EqualTo("192.0.2.2 1"));
        // Without EvaluateTargetHealth nobody asks how it is.
        records[0] = records[0] with
        {
            Alias = records[0].Alias! with { EvaluateTargetHealth = false },
        };
        Assert.That(Zones.Compile(records).HealthCheckIds, Is.EqualTo(new[] { "check" }));
    }

    [Test]
    public void An_alias_among_multivalue_records_is_a_finding_and_adds_no_value()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new MultivalueRouting(), "a"),
            Zones.Alias("www.example.com", "b.example.com", new MultivalueRouting(), "b"),
            Zones.Leaf("b.example.com", "192.0.2.2")
        );
        Assert.That(
            zone.Findings.Select(f => (f.Kind, f.RecordIndex)),
            Is.EqualTo(new[] { (ZoneFindingKind.MultivalueAlias, 1) })
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.1 1"));
    }

    [Test]
    public void Mixed_policies_answer_nothing()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(1), "a"),
            Zones.Leaf("www.example.com", "192.0.2.2", new LatencyRouting("eu-west-1"), "b")
        );
        Assert.That(
            Findings(zone),
            Is.EqualTo(
                new[]
                {
                    "1 MixedPolicies www.example.com. A: its routing policy, latency (b), differs from weighted (a)",
                }
            )
        );
        Assert.That(zone.Ask(default).Code, Is.EqualTo(DnsResponseCode.NoData));
    }

    [Test]
    public void Of_two_record_sets_with_one_identifier_the_first_counts()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new WeightedRouting(1), "a"),
            Zones.Leaf("www.example.com", "192.0.2.2", new WeightedRouting(1), "a")
        );
        Assert.That(
            zone.Findings.Select(f => (f.Kind, f.RecordIndex)),
            Is.EqualTo(new[] { (ZoneFindingKind.DuplicateSetIdentifier, 1) })
        );
        Assert.That(zone.Ask(default).Text(), Is.EqualTo("192.0.2.1 1"));
    }

    [Test]
    public void Two_record_sets_for_one_country_are_reported()
    {
        CompiledZone zone = Zones.Compile(
            Zones.Leaf("www.example.com", "192.0.2.1", new GeolocationRouting(null, "FR"), "a"),
            Zones.Leaf("www.example.com", "192.0.2.2", new GeolocationRouting(null, "FR"), "b")
        );
        Assert.That(
            zone.Findings.Select(f => (f.Kind, f.RecordIndex)),
            Is.EqualTo(new[] { (ZoneFindingKind.DuplicatePlace, 1) })
        );
    }

    [Test]
    public void A_chain_of_ten_thousand_aliases_is_cut_and_not_a_stack_overflow()
    {
        RecordSet[] chain =
        [
            .. Enumerable.Range(0, 10_000).Select(i => Zones.Alias($"n{i}.example.com", $"n{i + 1}.example.com")),
            Zones.Leaf("n10000.example.com", "192.0.2.1"),
        ];
        CompiledZone zone = Zones.Compile(chain);
        Assert.That(zone.Findings.Select(f => f.Kind).Distinct(), Is.EqualTo(new[] { ZoneFindingKind.AliasTooDeep }));
        Assert.That(zone.Answer("n9990.example.com", RecordType.A, default, []).Text(), Is.EqualTo("192.0.2.1 1"));
        Assert.That(zone.Answer("n0.example.com", RecordType.A, default, []).Code, Is.EqualTo(DnsResponseCode.NoData));
    }

    [Test]
    public void Branches_that_double_at_every_level_are_cut()
    {
        // 2^40 ways down; every answer must still end.
        RecordSet[] doubling =
        [
            .. Enumerable
                .Range(0, 40)
                .SelectMany(i =>
                    new[] { "a", "b" }.Select(id =>
                        Zones.Alias($"n{i}.example.com", $"n{i + 1}.example.com", new WeightedRouting(1), id)
                    )
                ),
            Zones.Leaf("n40.example.com", "192.0.2.1", check: "down"),
        ];
        CompiledZone zone = Zones.Compile(doubling);
        Assert.That(
            zone.Findings.Where(f => !f.IsNote).Select(f => f.Kind).Distinct(),
            Is.EqualTo(new[] { ZoneFindingKind.AliasTooDeep })
        );
        Assert.That(zone.Answer("n30.example.com", RecordType.A, default, [false]).Text(), Is.EqualTo("192.0.2.1 1"));
    }

    private static IEnumerable<string> Findings(CompiledZone zone) =>
        zone.Findings.Select(f => FormattableString.Invariant($"{f.RecordIndex} {f.Kind} {f}"));
}
