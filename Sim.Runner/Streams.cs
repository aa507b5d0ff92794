using Sim.Runner.Output;
using Spectre.Console;

namespace Sim.Runner;

/// <summary>
/// Where a verb writes: its answer to <paramref name="Output"/>, everything about the answer to <paramref
/// name="Error"/>.
/// </summary>
/// <param name="Color">The output is a terminal, and NO_COLOR (no-color.org) is not set.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool Color)
{
    /// <summary>For tables.</summary>
    public IAnsiConsole OutputConsole() =>
        Output == Console.Out
            ? TerminalConsole.Output()
            : TerminalConsole.Open(Output, redirected: true, noColor: null);

    /// <summary>For progress.</summary>
    public IAnsiConsole ErrorConsole() =>
        Error == Console.Error ? TerminalConsole.Error() : TerminalConsole.Open(Error, redirected: true, noColor: null);

    public static Streams OfProcess() =>
        new(
            Console.Out,
            Console.Error,
            !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        );
}
