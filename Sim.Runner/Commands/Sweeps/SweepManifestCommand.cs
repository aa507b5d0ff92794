using System.CommandLine;
using System.Text.RegularExpressions;
using Sim.Runner.Output;
using Sim.Runner.Output.Sweeps;

namespace Sim.Runner.Commands.Sweeps;

/// <summary><c>sim sweep manifest DIR --kubernetes</c>: the manifest of an Indexed Job that runs all shards.</summary>
internal sealed partial class SweepManifestCommand : IVerb
{
    private readonly Argument<string> _folder = new("DIR") { Description = "The folder of 'sim sweep plan'" };

    private readonly Option<bool> _kubernetes = new("--kubernetes")
    {
        Description = "As a Job of Kubernetes (batch/v1), the only kind of manifest",
        Required = true,
    };

    private readonly Option<string> _image = new("--image")
    {
        Description = "Container image with the tool 'sim' in its PATH",
        HelpName = "IMAGE",
        Required = true,
    };

    private readonly Option<string> _claim = new("--claim")
    {
        Description = "PersistentVolumeClaim that holds DIR at its root; several pods write to it",
        HelpName = "NAME",
        Required = true,
    };

    private readonly Option<string?> _name = new("--name")
    {
        Description = "Name of the Job. Default: sim- and the scenario's name",
        HelpName = "NAME",
    };

    private readonly Option<int?> _parallelism = new("--parallelism")
    {
        Description = "Pods at once. Default: as many as there are shards, at most 10",
        HelpName = "N",
    };

    private readonly Option<int> _retries = new("--retries")
    {
        Description = "How often a shard may fail before it is given up; 0 to 100",
        DefaultValueFactory = _ => 3,
        HelpName = "N",
    };

    private readonly Option<string> _cpu = new("--cpu")
    {
        Description = "Processor of a pod; a shard uses one core",
        DefaultValueFactory = _ => "1",
    };

    private readonly Option<string> _memory = new("--memory")
    {
        Description = "Memory of a pod. The default is an assumption",
        DefaultValueFactory = _ => "1Gi",
    };

    public Command Describe(Streams streams)
    {
        Command command = new("manifest", "Prints a Job of Kubernetes that runs a planned sweep")
        {
            _folder,
            _kubernetes,
            _image,
            _claim,
            _name,
            _parallelism,
            _retries,
            _cpu,
            _memory,
        };
        command.SetAction(parsed => Print(parsed, streams));
        return command;
    }

    private int Print(ParseResult parsed, Streams streams)
    {
        if (SweepFolders.Open(parsed.GetValue(_folder)!, streams) is not { } folder)
        {
            return ExitCode.InvalidInput;
        }
        var job = new KubernetesJob
        {
            Name = parsed.GetValue(_name) ?? $"sim-{folder.Sweep.Scenario}",
            Image = parsed.GetValue(_image)!,
            Claim = parsed.GetValue(_claim)!,
            Completions = folder.ShardCount,
            Parallelism = parsed.GetValue(_parallelism) ?? Math.Min(folder.ShardCount, 10),
            BackoffLimitPerIndex = parsed.GetValue(_retries),
            Cpu = parsed.GetValue(_cpu)!,
            Memory = parsed.GetValue(_memory)!,
        };
        List<string> mistakes = [.. Mistakes(job)];
        if (mistakes.Count > 0)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            streams.Error.WriteLine("See 'sim sweep manifest --help'.");
            return ExitCode.Usage;
        }
        streams.Output.Write(job.Render());
        return ExitCode.Good;
    }

    private static IEnumerable<string> Mistakes(KubernetesJob job)
    {
        // The name becomes a label of the pods, and part of their names: one DNS label with room behind it.
        (string Option, string Text, Regex Form, string Expected)[] texts =
        [
            ("--name", job.Name, JobName(), "up to 52 lower-case letters, digits and inner hyphens"),
            ("--claim", job.Claim, ClaimName(), "lower-case letters, digits, hyphens and points"),
            ("--image", job.Image, ImageName(), "a name of an image without blanks, such as registry/sim:1.0"),
            ("--cpu", job.Cpu, Quantity(), "a quantity such as 1 or 500m"),
            ("--memory", job.Memory, Quantity(), "a quantity such as 1Gi"),
        ];
        foreach ((string option, string text, Regex form, string expected) in texts)
        {
            if (!form.IsMatch(text))
            {
                yield return $"{option} '{VisibleText.Of(text)}' is not {expected}.";
            }
        }
        if (job.Parallelism < 1 || job.Parallelism > job.Completions)
        {
            yield return $"--parallelism is from 1 to {CountText.Of(job.Completions, "shard")}.";
        }
        if (job.BackoffLimitPerIndex is < 0 or > 100)
        {
            yield return "--retries is from 0 to 100.";
        }
    }

    [GeneratedRegex("^[a-z]([a-z0-9-]{0,50}[a-z0-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex JobName();

    [GeneratedRegex(@"^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$", RegexOptions.ExplicitCapture)]
    private static partial Regex ClaimName();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._:/@-]{0,510}$")]
    private static partial Regex ImageName();

    [GeneratedRegex("^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Quantity();
}
