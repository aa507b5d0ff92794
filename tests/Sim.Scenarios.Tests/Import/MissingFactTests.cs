using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Import;

public sealed class MissingFactTests
{
    [Test]
    public void What_a_file_cannot_say_is_a_fact_that_who_asks_puts_into_words()
    {
        const string Policy =
            """{"AWSPolicyFormatVersion": "2015-10-01", "RecordType": "A", "StartEndpoint": "e", "Endpoints": {"e": {"Type": "value", "Value": "192.0.2.1"}}}""";
        Zones.From(Policy, out DiagnosticList found);
        Assert.That(
            found.Select(one => one.Worded(fact => $"--{fact}").Expected),
            Is.EqualTo(new[] { "the name of the policy record: --RecordName", "the TTL of the policy record: --Ttl" })
        );
    }

    [Test]
    public void Other_findings_stay_as_they_are()
    {
        Zones.From("{}", out DiagnosticList found);
        Assert.That(found[0].Worded(_ => "--x"), Is.SameAs(found[0]));
    }
}
