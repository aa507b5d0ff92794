using System.Text;
using Sim.Runner.Output;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Sim.Runner.Tests.Output;

public sealed class SummaryTableTests
{
    // "  " + "endpoint  " + "answered  " + "failed  " + "nodes  " are 37 columns.
    [TestCase(37, "  endpoint  answered  failed  nodes\n  dc-par        710M       0      3")]
    [TestCase(36, "  endpoint  answered  failed\n  dc-par        710M       0\n  not shown in 36 columns: nodes")]
    [TestCase(29, "  endpoint  failed\n  dc-par         0\n  not shown in 29 columns:\n  answered, nodes")]
    public void A_narrow_terminal_loses_columns_and_is_told_so(int width, string expected) =>
        Assert.That(Print(width, isTerminal: true), Is.EqualTo(expected));

    [Test]
    public void A_pipe_has_no_width() =>
        Assert.That(Print(20, isTerminal: false), Does.StartWith("  endpoint  answered  failed  nodes\n"));

    private static string Print(int width, bool isTerminal)
    {
        SummaryTable table = new("endpoint", "?>answered", ">failed", "?>nodes");
        table.Add("dc-par", "710M", "0", "3");
        using var writer = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new Screen(writer, width, isTerminal) }
        );
        table.Print(console);
        return string.Join('\n', writer.ToString().NormalizeLineEndings().Split('\n').Select(line => line.TrimEnd()))
            .Trim('\n');
    }

    private sealed class Screen(TextWriter writer, int width, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => width;

        public int Height => 24;

        public void SetEncoding(Encoding encoding) { }
    }
}
