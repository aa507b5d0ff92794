namespace Sim.Runner.Tests.Commands.Dns;

public class HealthOptionsTests
{
    private const string Primary = "192.0.2.1  100 %";
    private const string Secondary = "192.0.2.2  100 %";

    private ZoneFolder _zone = null!;

    [SetUp]
    public void Make() => _zone = new ZoneFolder();

    [TearDown]
    public void Delete() => _zone.Dispose();

    [TestCase("""{"site": 1}""", Primary)]
    [TestCase("""{"site": 0}""", Secondary)]
    [TestCase("""{"site": false}""", Secondary)]
    [TestCase("""{"site": "Unhealthy"}""", Secondary)]
    public void A_status_is_a_number_a_flag_or_a_word(string text, string expected) =>
        Assert.That(_zone.Answer("fo", "--health", _zone.Write("health.json", text)).Output, Does.Contain(expected));

    // 18 % of 11 checkers are 1.98: two are more, one is not.
    [TestCase(2, Primary)]
    [TestCase(1, Secondary)]
    public void Observations_of_checkers_count_by_the_rule_of_more_than_18_percent(int healthy, string expected)
    {
        string reports = string.Join(
            ", ",
            Enumerable
                .Range(0, 11)
                .Select(i => i < healthy ? "Success: HTTP Status Code 200, OK" : "Failure: Connection timed out.")
                .Select(status =>
                    $$$"""{"Region": "eu-west-1", "IPAddress": "192.0.2.9", "StatusReport": {"Status": "{{{status}}}"}}"""
                )
        );
        string alone = _zone.Write("alone.json", $$"""{"HealthCheckObservations": [{{reports}}]}""");
        string byId = _zone.Write("byid.json", $$$"""{"site": {"HealthCheckObservations": [{{{reports}}}]}}""");

        Assert.That(_zone.Answer("fo", "--health", alone).Output, Does.Contain(expected));
        Assert.That(_zone.Answer("fo", "--health", byId).Output, Does.Contain(expected));
    }

    [TestCase("""{"sit": 0}""", "health.json:1:2: unknown-health-check: the zone has no health check 'sit'", "'site'")]
    [TestCase("""{"site": 2}""", "health.json:1:10: not-a-status: the status of 'site' is '2'", "expected 1 or 0")]
    [TestCase("""{"site": "helthy"}""", "the status of 'site' is 'helthy'", "did you mean 'healthy'?")]
    [TestCase(
        """{"HealthChecks": []}""",
        "the file is a list of definitions, which has no statuses",
        "expected a mapping"
    )]
    [TestCase("[1]", "health.json:1:1: not-statuses: the file is a list", "expected a mapping")]
    [TestCase(
        """{"site": {"HealthCheckObservations": [{"StatusReport": {"Status": "Fine"}}]}}""",
        "a checker reports 'Fine'",
        "begins with Success or Failure"
    )]
    public void A_file_of_other_content_is_refused_with_what_it_should_be(string text, string message, string expected)
    {
        Tool tool = _zone.Answer("fo", "--health", _zone.Write("health.json", text));

        Assert.That(tool.ExitCode, Is.EqualTo(3));
        Assert.That(tool.Output, Is.Empty);
        Assert.That(tool.Error, Does.Contain(message).And.Contain(expected));
    }

    // Healthy needs two of two children.
    [TestCase("", Primary)]
    [TestCase("--down one", Secondary)]
    [TestCase("--down site", Secondary)]
    [TestCase("--down one two", Secondary)]
    public void A_calculated_check_follows_its_children(string options, string expected)
    {
        string definitions = _zone.Write(
            "checks.json",
            """
            {"HealthChecks": [
             {"Id": "site", "HealthCheckConfig":
              {"Type": "CALCULATED", "HealthThreshold": 2, "ChildHealthChecks": ["one", "two"]}},
             {"Id": "one", "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 443}},
             {"Id": "two", "HealthCheckConfig": {"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 444}}]}
            """
        );

        Tool tool = _zone.Answer(
            "fo",
            ["--health-checks", definitions, .. options.Split(' ', StringSplitOptions.RemoveEmptyEntries)]
        );

        Assert.That(tool.Error, Is.Empty);
        Assert.That(tool.Output, Does.Contain(expected));
    }

    // Nothing is wrong at the endpoint: healthy, inverted unhealthy. A disabled check is healthy before inversion.
    [TestCase("\"Inverted\": true", Secondary)]
    [TestCase("\"Disabled\": true", Primary)]
    [TestCase("\"Disabled\": true, \"Inverted\": true", Secondary)]
    public void Inverted_and_disabled_checks_need_no_statement(string config, string expected)
    {
        string definitions = _zone.Write(
            "checks.json",
            $$$"""
            {"HealthChecks": [{"Id": "site", "HealthCheckConfig":
              {"Type": "TCP", "IPAddress": "192.0.2.1", "Port": 443, {{{config}}}}}]}
            """
        );

        Assert.That(_zone.Answer("fo", "--health-checks", definitions).Output, Does.Contain(expected));
    }

    [Test]
    public void What_a_file_does_not_say_is_taken_as_healthy_and_said() =>
        Assert.That(
            _zone.Answer("fo", "--health", _zone.Write("health.json", "{}")).Output,
            Does.Contain(Primary).And.Contain("health.json, so taken to see nothing wrong: site")
        );
}
