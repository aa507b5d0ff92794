namespace Sim.Runner.Tests.Commands.Suites;

/// <summary>The suite of the example, as a pull request meets it.</summary>
public sealed class HybridSuiteTests
{
    private string _folder = null!;

    [SetUp]
    public void Copy()
    {
        _folder = Directory.CreateTempSubdirectory("hybrid").FullName;
        foreach (string part in (string[])["scenarios/hybrid-2018", "suites"])
        {
            string from = Repository.PathOf($"data/{part}");
            foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            {
                string to = Path.Combine(_folder, part, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void It_passes_on_the_repository()
    {
        Tool tool = Tool.Run("check", Path.Combine(_folder, "suites", "hybrid.yaml"), "--no-cache");

        Assert.That(tool.ExitCode, Is.Zero, tool.Output);
        Assert.That(tool.Output, Does.StartWith("hybrid, 4 cases: 4 passed"));
    }

    // Italy is served by Frankfurt: its failover is what answers when Frankfurt is lost.
    [Test]
    public void It_fails_when_the_failover_of_Italy_points_nowhere()
    {
        string zone = Path.Combine(_folder, "scenarios", "hybrid-2018", "route53", "zone.json");
        string text = File.ReadAllText(zone);
        int secondary = text.IndexOf("\"fra-secondary\"", StringComparison.Ordinal);
        int value = text.IndexOf("198.51.100.10\"", secondary, StringComparison.Ordinal);
        File.WriteAllText(zone, text.Remove(value, 13).Insert(value, "198.51.100.99"));
        string comment = Path.Combine(_folder, "comment.md");

        Tool tool = Tool.Run(
            "check",
            Path.Combine(_folder, "suites", "hybrid.yaml"),
            "--case",
            "evening/frankfurt-lost",
            "--markdown",
            comment
        );

        Assert.That(tool.ExitCode, Is.EqualTo(11));
        string markdown = File.ReadAllText(comment);
        Assert.That(markdown, Does.Contain("| worse | evening/frankfurt-lost | errorRatio | eu IT |"));
        Assert.That(markdown, Does.Contain("errors{country=IT}: rate &lt; 4% |"));
        Assert.That(markdown, Does.Contain("The zone answers 198.51.100.99, which no site and no front end has"));
    }
}
