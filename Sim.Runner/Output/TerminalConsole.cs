using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>
/// Opens the console that everything is printed to: colors on a terminal, plain text of a fixed width elsewhere.
/// </summary>
public static class TerminalConsole
{
    /// <summary>
    /// Columns of running text when the output is no terminal, so that logs and tests do not depend on one.
    /// </summary>
    public const int RedirectedWidth = 100;

    /// <param name="redirected">The writer leads to a file or a pipe.</param>
    /// <param name="noColor">The value of the environment variable NO_COLOR; any text but the empty one switches colors
    /// off.</param>
    public static IAnsiConsole Open(TextWriter writer, bool redirected, string? noColor)
    {
        IAnsiConsole console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Out = new AnsiConsoleOutput(redirected ? new LineEndWriter(writer) : writer),
                Ansi = redirected ? AnsiSupport.No : AnsiSupport.Detect,
                ColorSystem =
                    redirected || !string.IsNullOrEmpty(noColor)
                        ? ColorSystemSupport.NoColors
                        : ColorSystemSupport.Detect,
                Interactive = redirected ? InteractionSupport.No : InteractionSupport.Detect,
            }
        );
        if (redirected)
        {
            console.Profile.Width = RedirectedWidth;
            console.Profile.Capabilities.Links = false;
        }
        return console;
    }

    public static IAnsiConsole Output() =>
        Open(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>For progress and messages, so that the output can be piped.</summary>
    public static IAnsiConsole Error() =>
        Open(Console.Error, Console.IsErrorRedirected, Environment.GetEnvironmentVariable("NO_COLOR"));
}
