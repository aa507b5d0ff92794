namespace Sim.Runner.Tests.Architecture;

/// <summary>A file can be taken in at once, and two of them side by side.</summary>
[TestFixture]
public sealed class SourceSizeTests
{
    private const int MostLines = 800;
    private const int UsualLines = 400;
    private const int Columns = 120;

    /// <summary>Files between the two limits, each with the reason why it is not two files.</summary>
    private static readonly Dictionary<string, string> s_longForAReason = [];

    [Test]
    public void The_sources_are_found() =>
        Assert.That(
            SourceFile.All.Select(file => file.Path),
            Does.Contain("Sim.Core/Quantities/SimTime.cs").And.Contains("Sim.Runner/Report/ReportPage.razor")
        );

    [Test]
    public void No_file_is_longer_than_800_lines() =>
        Assert.That(SourceFile.All.Where(file => file.Lines.Count > MostLines), Is.Empty);

    [Test]
    public void A_file_of_more_than_400_lines_is_listed_with_its_reason() =>
        Assert.That(
            SourceFile.All.Where(file => file.Lines.Count > UsualLines).Select(file => file.Path),
            Is.EquivalentTo(s_longForAReason.Keys)
        );

    [Test]
    public void No_line_is_longer_than_120_columns() =>
        Assert.That(
            from file in SourceFile.All
            from line in file.CodeLines()
            where line.Line.EnumerateRunes().Count() > Columns
            select $"{file.Path}:{line.Number}",
            Is.Empty
        );
}
