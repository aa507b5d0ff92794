using System.CommandLine;
using NodaTime;
using NodaTime.Text;
using Sim.Core.Quantities;
using Sim.Runner.Output;
using Sim.Runner.Output.Replays;
using Sim.Runner.Plots;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Hpa;

/// <summary>
/// <c>sim hpa replay --manifest FILE... --trace FILE</c>: what autoscalers would have done with measured traffic.
/// </summary>
internal sealed class HpaReplayCommand : IVerb
{
    private readonly Option<string[]> _manifests = new("--manifest")
    {
        Description = "HorizontalPodAutoscalers, with their Deployments where there are any; each is replayed",
        HelpName = "FILE",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string> _trace = new("--trace")
    {
        Description = "Requests over time, CSV with a header such as time,rps or minute,requests",
        HelpName = "FILE",
        Required = true,
    };

    private readonly Option<string?> _column = new("--column")
    {
        Description = "The column of the trace. Default: the one that is named for its unit",
    };

    private readonly QuantityOption<RequestRate> _peak = new(
        "--peak",
        "Keeps the shape of the trace and gives its busiest step this rate"
    );

    private readonly Option<string?> _from = new("--from")
    {
        Description = "Begin: a time such as 1998-06-29T00:00:00Z, or since the begin of the trace, such as 2d",
    };

    private readonly QuantityOption<SimDuration> _for = new("--for", "Length of the part that is replayed, such as 7d");

    private readonly Option<string?> _csv = new("--csv") { Description = "Writes every step", HelpName = "FILE" };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws traffic, pods and utilization; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format") { DefaultValueFactory = _ => "text" };

    private readonly PodOptions _pods = new();

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("replay", "Says what autoscalers would have done with the traffic of a trace")
        {
            _manifests,
            _trace,
            _column,
            _peak.Option,
            _from,
            _for.Option,
            _format,
        };
        foreach (Option option in (Option[])[.. Files.All, .. _pods.All])
        {
            command.Options.Add(option);
        }
        command.SetAction(parsed => Replay(parsed, streams));
        return command;
    }

    private int Replay(ParseResult parsed, Streams streams)
    {
        List<string> mistakes = [];
        ReplayOptions options = _pods.Read(parsed, mistakes);
        RequestRate? peak = _peak.Read(parsed, mistakes);
        SimDuration? length = _for.Read(parsed, mistakes);
        Files.Check(parsed, [.. parsed.GetValue(_manifests)!, parsed.GetValue(_trace)], mistakes);
        if (mistakes.Count > 0)
        {
            return Refuse(mistakes, ExitCode.Usage, streams);
        }
        DiagnosticList found = [];
        RequestTrace? trace = TraceReader.ReadFile(
            DiskFiles.Instance,
            parsed.GetValue(_trace)!,
            found,
            parsed.GetValue(_column)
        );
        IReadOnlyList<ReplayedAutoscaler> autoscalers = ManifestFiles.Read(
            DiskFiles.Instance,
            parsed.GetValue(_manifests)!,
            found
        );
        new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        if (trace is null || found.HasErrors)
        {
            return ExitCode.InvalidInput;
        }
        trace = Part(trace, parsed.GetValue(_from), length, peak, mistakes);
        mistakes.AddRange(Missing(autoscalers, options));
        if (trace is null || mistakes.Count > 0)
        {
            return Refuse(mistakes, ExitCode.InvalidInput, streams);
        }
        var report = new ReplayReport(
            Path.GetFileName(parsed.GetValue(_trace)!),
            trace,
            [.. autoscalers.Select(one => AutoscalerReplay.Run(one, trace, options))],
            options
        );
        if (parsed.GetValue(_format) == "json")
        {
            ReplayJson.Write(report, streams.Output);
        }
        else
        {
            ReplayPrinter.Print(report, streams.OutputConsole());
        }
        return Files.Write(
            parsed,
            streams.Error,
            _ => ReplayFile.Render(report.Results, report.Trace.Start),
            font => ReplayChart.Create(report, font)
        );
    }

    /// <summary>What is still needed before anything can be replayed.</summary>
    private static IEnumerable<string> Missing(IReadOnlyList<ReplayedAutoscaler> autoscalers, ReplayOptions options)
    {
        if (autoscalers.Count == 0)
        {
            yield return "No --manifest holds a HorizontalPodAutoscaler.";
        }
        foreach (ReplayedAutoscaler one in autoscalers)
        {
            if (one.PodRate(options) is null)
            {
                yield return $"{one.Name}: --pod-rate is needed. No metric of the autoscaler says how many requests "
                    + "per second a pod serves.";
            }
            if (!AutoscalerReplay.Fits(one, options))
            {
                yield return $"{one.Name}: a pod does not fit on a {options.Machine}: choose another --machine.";
            }
        }
    }

    private static RequestTrace? Part(
        RequestTrace trace,
        string? from,
        SimDuration? length,
        RequestRate? peak,
        List<string> mistakes
    )
    {
        SimDuration begin = SimDuration.Zero;
        if (from is not null && !SimDuration.TryParse(from, out begin))
        {
            ParseResult<Instant> time = InstantPattern.ExtendedIso.Parse(from);
            if (!time.Success || trace.Start is not { } start || time.Value < start)
            {
                mistakes.Add(
                    $"--from '{VisibleText.Of(from)}' is neither a time of the trace nor {SimDuration.Expectation}."
                );
                return null;
            }
            begin = new SimDuration((time.Value - start).ToInt64Nanoseconds());
        }
        RequestTrace part = trace.Part(begin, length ?? SimDuration.MaxValue);
        if (part.Rates.Count == 0 || part.Peak <= RequestRate.Zero)
        {
            bool isAll = from is null && length is null;
            mistakes.Add(isAll ? "The trace has no requests." : "The trace has no requests in that part.");
            return null;
        }
        return peak is { } rate ? part.ScaledTo(rate) : part;
    }

    private static int Refuse(List<string> mistakes, int code, Streams streams)
    {
        mistakes.ForEach(streams.Error.WriteLine);
        return code;
    }
}
