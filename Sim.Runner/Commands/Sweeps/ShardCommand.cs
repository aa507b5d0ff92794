using System.CommandLine;
using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary><c>sim shard DIR --index I</c>: runs one part of a planned sweep and writes one file.</summary>
internal sealed class ShardCommand : IVerb
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of 'sim sweep plan'" };

    private readonly Option<int?> _index = new("--index")
    {
        Description =
            $"Which shard, from 0. Default: the first that is set of {string.Join(", ", ShardIndex.Variables)}",
        HelpName = "I",
    };

    private readonly ShardIndex _indices;

    public ShardCommand()
        : this(Environment.GetEnvironmentVariable) { }

    /// <param name="environment">The value of a variable; null: it is not set.</param>
    internal ShardCommand(Func<string, string?> environment) => _indices = new ShardIndex(environment);

    public Command Describe(Streams streams)
    {
        Command command = new("shard", "Runs one shard of a planned sweep") { _folder, _index };
        command.SetAction(parsed => Run(parsed, streams));
        return command;
    }

    private int Run(ParseResult parsed, Streams streams)
    {
        using var interrupt = new Interrupt();
        if (SweepFolders.Open(parsed.GetValue(_folder)!, streams) is not { } folder)
        {
            return ExitCode.InvalidInput;
        }
        List<string> mistakes = [];
        if (_indices.Read(parsed.GetValue(_index), folder.ShardCount, mistakes) is not { } index)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            streams.Error.WriteLine("See 'sim shard --help'.");
            return ExitCode.Usage;
        }
        string name = $"Shard {index} of {folder.ShardCount}";
        try
        {
            bool ran = ShardRunner.Run(folder, index, null, interrupt.Token);
            int runs = folder.Sweep.ShardOf(index, folder.ShardCount).Count;
            string what = ran ? $"{CountText.Of(runs, "run")} in {folder.PathOf(index)}" : "was done already";
            streams.Output.WriteLine(ran ? $"{name}: {VisibleText.Of(what)}." : $"{name} {what}.");
            return ExitCode.Good;
        }
        catch (OperationCanceledException)
        {
            streams.Error.WriteLine($"Interrupted: nothing of shard {index} was kept. The same command runs it again.");
            return ExitCode.Interrupted;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"{name} could not be written: {SweepFailure.Text(problem)}");
            return ExitCode.InternalError;
        }
    }
}
