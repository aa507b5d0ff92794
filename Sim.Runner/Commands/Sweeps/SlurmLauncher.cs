using System.CommandLine;
using System.ComponentModel;
using System.Diagnostics;
using Sim.Runner.Output;
using Sim.Runner.Output.Sweeps;
using Sim.Scenarios.Experiments.Sweeps.Merging;
using Sim.Scenarios.Experiments.Sweeps.Shards;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>
/// Submits a job array with a task for each shard that is not done, and a job that merges when all of them are.
/// </summary>
internal sealed class SlurmLauncher(SlurmOptions options, Streams streams)
{
    /// <param name="target">Of the results.</param>
    public int Submit(ParseResult parsed, SweepFolder folder, string target)
    {
        ShardCheck check = ShardCheck.Of(folder);
        string work = Path.GetFullPath(folder.Path);
        string name = $"sim-{folder.Sweep.Scenario}";
        string[] common = [$"--chdir={work}", .. options.Arguments(parsed)];
        string[] after = [];
        string shards = "";
        if (check.Open.Count > 0)
        {
            string script = Write(work, "shard.sh", ["shard", work]);
            string array = options.ArrayOf(parsed, SweepFolder.Ranges(check.Open));
            string[] arguments = ["--requeue", $"--array={array}", $"--job-name={name}", "--output=slurm-%A_%a.out"];
            if (Sbatch([.. arguments, .. common, script]) is not { } job)
            {
                return ExitCode.InvalidInput;
            }
            after = [$"--dependency=afterok:{job}", "--kill-on-invalid-dep=yes"];
            shards = $"{CountText.Of(check.Open.Count, "shard")} as job {job}, ";
        }
        string merge = Write(work, "merge.sh", ["merge", work, "--out", Path.GetFullPath(target)]);
        if (Sbatch([.. after, $"--job-name={name}-merge", "--output=slurm-%j.out", .. common, merge]) is not { } last)
        {
            return ExitCode.InvalidInput;
        }
        streams.Output.WriteLine(
            $"Submitted: {shards}the merge as job {last}. Results will be in {VisibleText.Of(target)}; "
                + $"what the jobs print is in {VisibleText.Of(folder.Path)}."
        );
        return ExitCode.Good;
    }

    private static string Write(string work, string name, IReadOnlyList<string> arguments)
    {
        string path = Path.Combine(work, name);
        File.WriteAllText(path, SlurmScript.Of([.. ToolCommand(), .. arguments]));
        return path;
    }

    /// <summary>How this very tool is started: by its own program, or by <c>dotnet</c>.</summary>
    private static string[] ToolCommand()
    {
        string program = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(program) == "sim"
            ? [program]
            : ["dotnet", typeof(SlurmLauncher).Assembly.Location];
    }

    /// <returns>The number of the job; null when it was not taken, which is printed.</returns>
    private string? Sbatch(string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("sbatch", ["--parsable", .. arguments])
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            using Process process = Process.Start(start)!;
            Task<string> error = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd().Trim();
            process.WaitForExit();
            if (process.ExitCode == 0)
            {
                // With several clusters its name follows a semicolon.
                return output.Split(';')[0];
            }
            string said = error.GetAwaiter().GetResult().Trim();
            streams.Error.WriteLine($"sbatch took no job: {VisibleText.Of(said.ReplaceLineEndings(" "))}");
        }
        catch (Win32Exception)
        {
            streams.Error.WriteLine("There is no sbatch in the PATH: --launcher slurm needs the commands of Slurm.");
        }
        return null;
    }
}
