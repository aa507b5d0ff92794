using Sim.Runner.Commands;

namespace Sim.Runner.Tests;

/// <summary>Runs the tool inside the test, without color.</summary>
internal sealed record Tool(int ExitCode, string Output, string Error)
{
    public static Tool Run(params string[] args) => Run(args, null);

    /// <param name="verbs">Instead of the tool's own.</param>
    public static Tool Run(string[] args, IReadOnlyList<IVerb>? verbs)
    {
        using StringWriter output = new() { NewLine = "\n" };
        using StringWriter error = new() { NewLine = "\n" };
        Streams streams = new(output, error, Color: false);
        int code = verbs is null ? SimTool.Run(args, streams) : SimTool.Run(args, streams, verbs);
        return new Tool(code, output.ToString(), error.ToString());
    }
}
