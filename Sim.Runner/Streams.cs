namespace Sim.Runner;

/// <summary>Where a verb writes: its answer to <paramref name="Output"/>, everything about the answer to <paramref name="Error"/>.</summary>
/// <param name="Color">The output is a terminal, and NO_COLOR (no-color.org) is not set.</param>
internal sealed record Streams(TextWriter Output, TextWriter Error, bool Color)
{
    public static Streams OfProcess() =>
        new(
            Console.Out,
            Console.Error,
            !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        );
}
