namespace Sim.Runner.Tests.Architecture;

/// <summary>The documentation lives in the README of each folder.</summary>
[TestFixture]
public sealed class ReadmeTests
{
    private static readonly string[] s_top = ["Sim.Core", "Sim.Runner", "Sim.Scenarios", "data", "tests"];

    private static readonly string[] s_projects = ["Sim.Core", "Sim.Scenarios", "Sim.Runner"];

    /// <summary>Folders that building and running leave behind.</summary>
    private static readonly string[] s_output =
    [
        "bin",
        "obj",
        "artifacts",
        "runs",
        "TestResults",
        "BenchmarkDotNet.Artifacts",
    ];

    [Test]
    public void The_top_level_holds_the_three_projects_the_data_and_the_tests() =>
        Assert.That(Folders(""), Is.EqualTo(s_top));

    [TestCaseSource(nameof(s_top))]
    public void A_folder_of_the_first_level_opens_with_what_it_is(string folder)
    {
        string[] lines = File.ReadAllLines(Repository.PathOf($"{folder}/README.md"));
        Assert.That(lines[0], Is.EqualTo($"# {folder}"));
        Assert.That(lines[1], Is.Empty);
        Assert.That(lines[2], Is.Not.Empty.And.Not.StartsWith("#"));
    }

    [TestCase("Sim.Core")]
    [TestCase("Sim.Scenarios")]
    [TestCase("Sim.Runner")]
    [TestCase("tests")]
    public void A_readme_has_one_line_for_each_folder(string folder)
    {
        string[] lines = File.ReadAllLines(Repository.PathOf($"{folder}/README.md"));
        Assert.That(
            Folders(folder)
                .Where(sub => lines.Count(line => line.StartsWith($"| `{sub}/` |", StringComparison.Ordinal)) != 1),
            Is.Empty
        );
    }

    [TestCaseSource(nameof(s_projects))]
    public void The_readme_of_a_project_says_what_is_not_modeled(string project) =>
        Assert.That(File.ReadAllLines(Repository.PathOf($"{project}/README.md")), Does.Contain("## Not modeled"));

    private static IEnumerable<string> Folders(string folder) =>
        new DirectoryInfo(Repository.PathOf(folder))
            .EnumerateDirectories()
            .Select(sub => sub.Name)
            .Where(name => !name.StartsWith('.') && !s_output.Contains(name))
            .Order(StringComparer.Ordinal);
}
