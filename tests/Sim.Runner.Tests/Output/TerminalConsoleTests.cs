using Sim.Runner.Output;
using Sim.Scenarios.Tests.Results;
using Spectre.Console;
using Spectre.Console.Testing;

namespace Sim.Runner.Tests.Output;

public sealed class TerminalConsoleTests
{
    [Test]
    public void Redirected_text_is_a_hundred_columns_wide_without_escape_sequences_and_blanks_at_line_ends()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = TerminalConsole.Open(writer, redirected: true, noColor: null);
        SummaryPrinter.Print(SyntheticRun.Outage, console);
        Assert.That(console.Profile.Width, Is.EqualTo(100));
        Assert.That(writer.ToString(), Does.Not.Contain('\u001b').And.Not.Contain(" \n"));
        Assert.That(writer.ToString(), Does.Contain("site/dc-par blackhole 45m"));
    }

    [TestCase("1")]
    [TestCase("yes")]
    public void NO_COLOR_switches_colors_off(string noColor)
    {
        using var writer = new StringWriter();
        IAnsiConsole console = TerminalConsole.Open(writer, redirected: false, noColor);
        Assert.That(console.Profile.Capabilities.ColorSystem, Is.EqualTo(ColorSystem.NoColors));
    }

    [Test]
    public void Progress_is_a_line_for_each_tenth_where_there_is_no_terminal()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = TerminalConsole.Open(writer, redirected: true, noColor: null);
        int result = RunProgress.Run(
            console,
            "simulating",
            progress =>
            {
                for (int hour = 1; hour <= 24; hour++)
                {
                    progress.Report(hour / 24.0);
                }
                return 42;
            }
        );
        Assert.That(result, Is.EqualTo(42));
        Assert.That(
            writer.ToString().ReplaceLineEndings("\n"),
            Is.EqualTo(
                """
                simulating  10 %
                simulating  20 %
                simulating  30 %
                simulating  40 %
                simulating  50 %
                simulating  60 %
                simulating  70 %
                simulating  80 %
                simulating  90 %
                simulating 100 %

                """
            )
        );
    }

    [Test]
    public void A_jump_over_several_tenths_is_one_line()
    {
        using var writer = new StringWriter();
        IAnsiConsole console = TerminalConsole.Open(writer, redirected: true, noColor: null);
        RunProgress.Run(
            console,
            "simulating",
            progress =>
            {
                progress.Report(0.35);
                progress.Report(0.36);
                return 0;
            }
        );
        Assert.That(writer.ToString().TrimEnd(), Is.EqualTo("simulating  30 %"));
    }

    [Test]
    public void Progress_is_a_bar_on_a_terminal()
    {
        TestConsole console = new TestConsole().Width(100).Interactive().EmitAnsiSequences();
        int result = RunProgress.Run(
            console,
            "simulating",
            progress =>
            {
                progress.Report(0.5);
                return 7;
            }
        );
        Assert.That(result, Is.EqualTo(7));
        Assert.That(console.Output, Does.Contain("simulating").And.Contain("100%"));
    }
}
