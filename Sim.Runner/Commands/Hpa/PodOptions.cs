using System.CommandLine;
using System.Globalization;
using Sim.Core.Quantities;
using Sim.Core.Scaling;
using Sim.Runner.Output;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Replay;

namespace Sim.Runner.Commands.Hpa;

/// <summary>The options that say what manifests leave out of pods and nodes.</summary>
internal sealed class PodOptions
{
    private readonly QuantityOption<RequestRate> _podRate = new(
        "--pod-rate",
        "Requests per second that keep the CPU busy which a pod requests. Default: a target of requests per pod / 0.8"
    );

    private readonly Option<string?> _cpu = new("--cpu")
    {
        Description = "CPU request of a pod, such as 500m. Default: the Deployment's, else 1",
    };

    private readonly Option<string?> _memory = new("--memory")
    {
        Description = "Memory request of a pod, such as 512Mi. Default: the Deployment's, else 2Gi",
    };

    private readonly QuantityOption<SimDuration> _podStart = new(
        "--pod-start",
        "From a pod's place on a node to its readiness. Default 40s"
    );

    private readonly QuantityOption<SimDuration> _nodeStart = new(
        "--node-start",
        "Median time until a new node is ready; 0: there is always room. Default 100s"
    );

    private readonly Option<string?> _machine = new("--machine")
    {
        Description = "Machine type of the nodes. Default n2-standard-8",
    };

    private readonly Option<string?> _nodes = new("--nodes")
    {
        Description = "Least and largest number of nodes. Default 1..1000",
        HelpName = "MIN..MAX",
    };

    private readonly QuantityOption<SimDuration> _metricsLag = new(
        "--metrics-lag",
        "Age of what the autoscaler sees. Default 30s"
    );

    private readonly QuantityOption<SimDuration> _endpointLag = new(
        "--endpoint-lag",
        "From a pod's readiness to its first request. Default 10s"
    );

    private readonly Option<ulong?> _seed = SeedOption.Create("Of the chance in the start of nodes. Default 1");

    public IReadOnlyList<Option> All =>
        [
            _podRate.Option,
            _cpu,
            _memory,
            _podStart.Option,
            _nodeStart.Option,
            _machine,
            _nodes,
            _metricsLag.Option,
            _endpointLag.Option,
            _seed,
        ];

    /// <param name="mistakes">Receives what is wrong with the command line.</param>
    public ReplayOptions Read(ParseResult parsed, List<string> mistakes)
    {
        var otherwise = new ReplayOptions();
        (int least, int most) = NodesOf(parsed.GetValue(_nodes), mistakes) ?? (otherwise.MinNodes, otherwise.MaxNodes);
        long? memory = Milli("--memory", parsed.GetValue(_memory), mistakes);
        RequestRate? podRate = _podRate.Read(parsed, mistakes);
        if (podRate <= RequestRate.Zero)
        {
            mistakes.Add("--pod-rate must be more than 0.");
        }
        return new ReplayOptions
        {
            PodRate = podRate,
            CpuRequestMilli = Milli("--cpu", parsed.GetValue(_cpu), mistakes),
            MemoryRequest = memory is { } milli ? new ByteSize(milli / 1_000.0) : null,
            PodStart = _podStart.Read(parsed, mistakes) ?? otherwise.PodStart,
            NodeStart = _nodeStart.Read(parsed, mistakes) ?? otherwise.NodeStart,
            Machine = MachineOf(parsed.GetValue(_machine), mistakes) ?? otherwise.Machine,
            MinNodes = least,
            MaxNodes = most,
            MetricsLag = _metricsLag.Read(parsed, mistakes) ?? otherwise.MetricsLag,
            EndpointLag = _endpointLag.Read(parsed, mistakes) ?? otherwise.EndpointLag,
            Seed = parsed.GetValue(_seed) ?? 1,
        };
    }

    private static long? Milli(string option, string? text, List<string> mistakes)
    {
        if (text is null)
        {
            return null;
        }
        if (KubernetesQuantity.TryParseMilli(text, out long milli) && milli > 0)
        {
            return milli;
        }
        mistakes.Add($"{option} '{VisibleText.Of(text)}' is not {KubernetesQuantity.Expectation}, more than 0.");
        return null;
    }

    private static MachineType? MachineOf(string? text, List<string> mistakes)
    {
        if (text is null)
        {
            return null;
        }
        if (MachineType.TryParse(text, out MachineType machine))
        {
            return machine;
        }
        mistakes.Add($"--machine '{VisibleText.Of(text)}' is not {MachineType.Expectation}.");
        return null;
    }

    private static (int Least, int Most)? NodesOf(string? text, List<string> mistakes)
    {
        if (text is null)
        {
            return null;
        }
        string[] ends = text.Split("..");
        if (
            ends is [var first, var last]
            && int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int least)
            && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int most)
            && most >= Math.Max(1, least)
        )
        {
            return (least, most);
        }
        mistakes.Add($"--nodes '{VisibleText.Of(text)}' is not a range such as 1..60.");
        return null;
    }
}
