using System.CommandLine;

namespace Sim.Runner.Commands.Sweeps;

/// <summary><c>sim merge DIR --out DIR2</c>: the results of a sweep from its shards.</summary>
internal sealed class MergeCommand : IVerb
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of 'sim sweep plan'" };

    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder of the results; one with the same results is verified",
        HelpName = "DIR",
        Required = true,
    };

    public Command Describe(Streams streams)
    {
        Command command = new("merge", "Makes the results of a sweep from its shards") { _folder, _out };
        command.SetAction(parsed => Merge(parsed, streams));
        return command;
    }

    private int Merge(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        string path = parsed.GetValue(_folder)!;
        if (SweepFolders.Open(path, streams) is not { } folder)
        {
            return ExitCode.InvalidInput;
        }
        try
        {
            return MergedSweep.Show(folder, path, parsed.GetValue(_out)!, streams, interrupt.Token);
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine("Interrupted: nothing was written.");
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"The shards cannot be read: {SweepFailure.Text(problem)}");
            return ExitCode.InvalidInput;
        }
    }
}
