using Sim.Core.Quantities;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>A health check that follows a CloudWatch alarm, and what a scenario can get wrong about it.</summary>
[TestFixture]
public sealed class AlarmTests
{
    private const string AlarmCheckId = "22222222-2222-2222-2222-222222222222";

    private const string AlarmCheck = $$"""
        ,
        {"Id": "{{AlarmCheckId}}", "CallerReference": "cw", "HealthCheckVersion": 1, "HealthCheckConfig":
          {"Type": "CLOUDWATCH_METRIC", "AlarmIdentifier": {"Region": "eu-west-3", "Name": "par-errors"},
           "InsufficientDataHealthStatus": "LastKnownStatus"} }
        """;

    private static readonly SmallWorld s_world = new()
    {
        Resolvers = 100,
        Demand = "10000rps",
        Duration = "40m",
        MoreChecks = AlarmCheck,
        Alarms = "[{name: par-errors, metric: errors, endpoint: dc-par, threshold: 10%, datapoints: 2}]",
    };

    // 30 % errors from 600 s to 1,800 s. The minutes that end at 660 s and 720 s are bad, the one that ends at 1,860 s
    // is the first good one; a report at the very moment when the fault begins makes 5 % of the minute before.
    [Test]
    public void Errors_raise_the_alarm_and_the_check_follows_it()
    {
        SimulatedWorld world = s_world.With("pods/par", "errors 30%", "20m").Build();
        world.RunTo(SimTime.FromSeconds(2_400));

        Assert.That(
            world
                .Authority.Transitions.Where(change => change.HealthCheckId == AlarmCheckId)
                .Select(change => (change.At.TotalSeconds, change.Healthy)),
            Is.EqualTo(new[] { (720.0, false), (1_860.0, true) })
        );
    }

    [TestCase("[]", "unknown-alarm", null)]
    [TestCase("[{name: par-error, metric: errors, endpoint: dc-par, threshold: 5%}]", "unknown-alarm", "par-error")]
    public void A_check_without_its_alarm_is_a_warning(string alarms, string code, string? suggestion)
    {
        Diagnostic found = Findings(s_world with { Alarms = alarms })[0];
        Assert.That((found.Severity, found.Code, found.Suggestion), Is.EqualTo((Severity.Warning, code, suggestion)));
    }

    [Test]
    public void An_alarm_that_nobody_follows_is_a_warning_at_its_name()
    {
        Diagnostic found = Findings(s_world with { MoreChecks = "" }).Single();
        Assert.That((found.Severity, found.Code), Is.EqualTo((Severity.Warning, "unused-alarm")));
        Assert.That(found.SourceLine![(found.Column - 1)..], Does.StartWith("par-errors"));
    }

    [TestCase("endpoint: »dc-pra, threshold: 5%", "unknown-endpoint", "dc-par")]
    // The pool of a site is no endpoint of its own.
    [TestCase("endpoint: »par, threshold: 5%", "unknown-endpoint", null)]
    [TestCase("endpoint: dc-par, threshold: 5%, period: »90s", "high-resolution", null)]
    [TestCase("endpoint: dc-par, threshold: »101%", "out-of-range", null)]
    public void A_wrong_alarm_is_an_error_at_the_word(string marked, string code, string? suggestion)
    {
        string alarms = $"[{{name: par-errors, metric: errors, {marked.Replace("»", "")}}}]";
        Diagnostic found = Findings(s_world with { Alarms = alarms }).Single();
        Assert.That((found.Severity, found.Code, found.Suggestion), Is.EqualTo((Severity.Error, code, suggestion)));
        Assert.That(found.SourceLine![(found.Column - 1)..], Does.StartWith(marked.Split('»')[1]));
    }

    [Test]
    public void A_check_of_a_name_without_an_address_is_a_warning() =>
        Assert.That(
            Findings(new SmallWorld { Checked = """ "FullyQualifiedDomainName": "gone.example.com" """ })
                .Select(found => (found.Severity, found.Code)),
            Is.EqualTo(new[] { (Severity.Warning, "unresolved-check") })
        );

    /// <summary>Without the remark that a check without an address needs no allowance.</summary>
    private static IReadOnlyList<Diagnostic> Findings(SmallWorld world) =>
        [.. ScenarioLoader.Load("s.yaml", world.Files()).Diagnostics.Where(found => found.Code != "unused-allow")];
}
