namespace Sim.Runner.Tests.Commands;

public class ExplainCommandTests
{
    [Test]
    public void A_journey_that_ends_is_printed_without_milliseconds_of_what_nobody_reaches()
    {
        using SmallScenario scenario = new("faults: [{at: 1m, fail: site/a, how: blackhole, for: 5m}]");

        Tool tool = Tool.Run("explain", scenario.FilePath, "--client", "FR", "--at", "1m30s");

        Assert.That(tool.ExitCode, Is.EqualTo(0));
        string[] lines = tool.Output.Split('\n');
        Assert.That(lines[1], Is.EqualTo("at 2018-10-15 00:01:30 UTC, 0h01m30s after the start"));
        Assert.That(lines, Has.Member("4. end: no answer"));
        Assert.That(
            lines,
            Has.Member("     the client gives up after 10 s and tries again, at most 2 times within its retry budget")
        );
        Assert.That(tool.Output, Does.Not.Contain("blade").And.Not.Contain("together"));
        Assert.That(lines, Has.None.EndsWith(" "));
    }

    [Test]
    public void A_journey_that_arrives_ends_with_the_time_of_each_part()
    {
        using SmallScenario scenario = new();

        Tool tool = Tool.Run("explain", scenario.FilePath, "--client", "FR", "--at", "1m30s");

        string[] lines = tool.Output.Split('\n');
        Assert.That(lines, Has.Some.Match(@"^  part +open +new$"));
        Assert.That(lines, Has.Some.Match(@"^  connect +0 ms +[0-9.]+ ms$"));
        Assert.That(lines, Has.Some.Match(@"^  together +[0-9.]+ ms +[0-9.]+ ms$"));
        Assert.That(lines, Has.None.EndsWith(" "));
    }

    [TestCase("UK", "No users with fixed access in 'UK'. Did you mean 'GB'?\n")]
    [TestCase("QQ", "No users with fixed access in 'QQ'.\n")]
    public void A_client_of_no_country_is_a_usage_error(string client, string message)
    {
        using SmallScenario scenario = new();

        Tool tool = Tool.Run("explain", scenario.FilePath, "--client", client);

        Assert.That((tool.ExitCode, tool.Error), Is.EqualTo((2, message)));
    }
}
