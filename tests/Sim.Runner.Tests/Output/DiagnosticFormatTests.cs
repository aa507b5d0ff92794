using Sim.Runner.Output;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Tests.Output;

public class DiagnosticFormatTests
{
    [Test]
    public void A_tab_before_the_place_moves_the_caret_with_it()
    {
        // The tab fills up to the next multiple of four: "a:" and two spaces.
        Assert.That(Text("a:\tx: 1", column: 4).Split('\n')[1..3], Is.EqualTo(new[] { "    a:  x: 1", "        ^" }));
    }

    [Test]
    public void What_moves_the_cursor_or_hides_text_is_escaped()
    {
        string text = Text("a: \e[2Jb\u202Ec d", column: 10, message: "bad \e]0;title\a");

        Assert.That(text, Does.Not.Contain('\e').And.Not.Contain('\a').And.Not.Contain('\u202E'));
        string[] lines = text.Split('\n');
        Assert.That(lines[0], Is.EqualTo("s.yaml:1:10: some-code: bad \\u{1B}]0;title\\u{7}"));
        Assert.That(lines[1], Is.EqualTo(@"    a: \u{1B}[2Jb\u{202E}c d"));
        // Column 10 is the c; the two escapes before it take six and eight characters instead of one each.
        Assert.That(lines[2].IndexOf('^', StringComparison.Ordinal), Is.EqualTo(lines[1].IndexOf('c')));
    }

    [TestCase(1)]
    [TestCase(50)]
    [TestCase(5_000)]
    [TestCase(9_999)]
    [TestCase(10_000)]
    public void A_long_line_is_cut_around_the_place(int column)
    {
        string line = new string('a', column - 1) + "X" + new string('b', 10_000 - column);

        string[] lines = Text(line, column).Split('\n');

        Assert.That(lines[1], Has.Length.LessThanOrEqualTo(4 + 100 + 2));
        Assert.That(lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)], Is.EqualTo('X'));
        Assert.That(lines[1].Contains('…'), Is.True);
    }

    [Test]
    public void A_place_behind_the_end_of_the_line_has_its_caret_there()
    {
        Assert.That(Text("a: [", column: 5).Split('\n')[1..3], Is.EqualTo(new[] { "    a: [", "        ^" }));
    }

    [Test]
    public void Colors_are_only_used_when_asked_for()
    {
        Assert.That(Write(new TextDiagnostics(color: true), Found("a: 1", 1)), Does.Contain("\e[31msome-code\e[0m"));
        Assert.That(Text("a: 1", 1), Does.Not.Contain('\e'));
    }

    [Test]
    public void An_annotation_cannot_be_ended_or_extended_by_text_of_the_file()
    {
        Diagnostic found = Found("", 1, "100%\n::error::x") with { File = "a,b:c.yaml", Severity = Severity.Warning };

        Assert.That(
            Write(new GitHubDiagnostics(), found),
            Is.EqualTo("::warning file=a%2Cb%3Ac.yaml,line=1,col=1,endColumn=2,title=some-code::100%25%0A::error::x\n")
        );
    }

    [Test]
    public void A_path_becomes_a_uri_reference_in_sarif()
    {
        Diagnostic found = Found("", 1) with { File = "my scenarios/a#1.yaml" };

        Assert.That(
            Write(new SarifDiagnostics("1.0.0"), found),
            Does.Contain("\"uri\": \"my%20scenarios/a%231.yaml\"")
        );
    }

    private static string Text(string line, int column, string message = "a message") =>
        Write(new TextDiagnostics(color: false), Found(line, column, message));

    private static Diagnostic Found(string line, int column, string message = "a message") =>
        new()
        {
            File = "s.yaml",
            Line = 1,
            Column = column,
            Code = "some-code",
            Message = message,
            SourceLine = line,
        };

    private static string Write(IDiagnosticFormat format, Diagnostic found)
    {
        using StringWriter output = new() { NewLine = "\n" };
        format.Write([found], output);
        return output.ToString();
    }
}
