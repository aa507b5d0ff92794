using System.Text;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Lint;

namespace Sim.Core.Tests.Routing.Dns.Lint;

public sealed class LintReadmeTests
{
    private static readonly string s_readme = File.ReadAllText(
        Repository.PathOf("Sim.Core/Routing/Dns/Lint/README.md")
    );

    [Test]
    public void The_table_of_rules_is_that_of_the_code()
    {
        var table = new StringBuilder(
            "| code | | what is found | why it hurts | how to mend it | source |\n|---|---|---|---|---|---|\n"
        );
        foreach (LintRule rule in ZoneLint.Rules)
        {
            string severity = rule.Severity == LintSeverity.Error ? "error" : "warning";
            table.Append(
                $"| `{rule.Code}` | {severity} | {rule.Title} | {rule.Why} | {rule.Fix} | {rule.Source} |\n".Replace(
                    "\"*\"",
                    "`*`",
                    StringComparison.Ordinal
                )
            );
        }
        Assert.That(s_readme, Does.Contain("\n## Rules\n\n" + table + "\n## "), table.ToString());
    }

    [Test]
    public void The_sample_runs()
    {
        RecordSet[] records = [Zones.Leaf("www.example.com", "192.0.2.1", new GeolocationRouting(null, "FR"), "fr")];
        HealthCheck[] checks = [];
        var output = new StringWriter();
        IReadOnlyList<LintFinding> found = ZoneLint.Run(
            new Zone { RecordSets = [.. records], HealthChecks = [.. checks] }
        );
        foreach (LintFinding finding in found)
        {
            output.WriteLine($"{finding.Rule.Severity}: {finding}. {finding.Rule.Fix}");
        }
        Assert.That(
            output.ToString(),
            Does.StartWith(
                "Warning: geolocation-without-default: www.example.com. A 'fr': of 1 area none is the default"
            )
        );
    }
}
