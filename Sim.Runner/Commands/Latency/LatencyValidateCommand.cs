using System.CommandLine;
using Sim.Runner.Output;
using Sim.Runner.Output.Latencies;
using Sim.Runner.Plots;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Latency;

/// <summary><c>sim latency validate FILE</c>: how far predicted round trips are from measured ones.</summary>
internal sealed class LatencyValidateCommand : IVerb
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = "Measured round trips, CSV (or gzip) with the columns from,to,rtt_ms and # comments",
    };

    private readonly ModelOption _model = new();

    private readonly Option<int> _worst = new("--worst")
    {
        Description = "How many of the worst pairs are shown",
        DefaultValueFactory = _ => 10,
    };

    private readonly Option<double?> _maxMedian = new("--max-median")
    {
        Description = "Exit code 10 when the median of the absolute error is more than this, in percent",
        HelpName = "PERCENT",
    };

    private readonly Option<double?> _maxP90 = new("--max-p90")
    {
        Description = "Exit code 10 when the 90th percentile of the absolute error is more than this, in percent",
        HelpName = "PERCENT",
    };

    private readonly Option<string?> _csv = new("--csv")
    {
        Description = "Writes every pair with its prediction",
        HelpName = "FILE",
    };

    private readonly Option<string?> _plot = new("--plot")
    {
        Description = "Draws measured against predicted round trips; PNG, or SVG by the name",
        HelpName = "FILE",
    };

    private readonly Option<string> _format = new("--format")
    {
        Description = "For people, or as JSON, where errors are percentages such as 6.9",
        DefaultValueFactory = _ => "text",
    };

    private OutputFiles Files => new(_plot, _csv);

    public Command Describe(Streams streams)
    {
        _format.AcceptOnlyFromAmong("text", "json");
        Command command = new("validate", "Holds predicted round trips against measured ones")
        {
            _file,
            _model.Option,
            _worst,
            _maxMedian,
            _maxP90,
            _csv,
            _plot,
            _format,
        };
        command.SetAction(parsed => Validate(parsed, streams));
        return command;
    }

    private int Validate(ParseResult parsed, Streams streams)
    {
        string file = parsed.GetValue(_file)!;
        List<string> mistakes = [];
        Files.Check(parsed, [file], mistakes);
        Check(parsed, mistakes);
        if (mistakes.Count > 0)
        {
            mistakes.ForEach(streams.Error.WriteLine);
            return ExitCode.Usage;
        }
        DiagnosticList found = [];
        MeasurementTable? table = MeasurementReader.ReadFile(DiskFiles.Instance, file, found);
        new TextDiagnostics(streams.Color).Write(found.Sorted(), streams.Error);
        if (table is null || found.HasErrors)
        {
            return ExitCode.InvalidInput;
        }
        LatencyValidation? validation = LatencyValidation.Of(table, _model.Model(parsed));
        if (validation is null)
        {
            ValidationPrinter.PrintUnknown(table, streams.Error);
            streams.Error.WriteLine($"'{VisibleText.Of(file)}' has no pair of two places that are known.");
            return ExitCode.InvalidInput;
        }
        string name = Path.GetFileName(file);
        int worst = parsed.GetValue(_worst);
        if (parsed.GetValue(_format) == "json")
        {
            ValidationJson.Write(validation, _model.Name(parsed), worst, streams.Output);
        }
        else
        {
            ValidationPrinter.Print(validation, name, _model.Name(parsed), worst, streams.OutputConsole());
        }
        int written = Files.Write(
            parsed,
            streams.Error,
            _ => ValidationFile.Render(validation),
            font => ValidationChart.Create(validation, name, _model.Name(parsed), font)
        );
        bool fails =
            validation.MedianPercent > parsed.GetValue(_maxMedian) || validation.P90Percent > parsed.GetValue(_maxP90);
        return written == ExitCode.Good && fails ? ExitCode.ThresholdFailed : written;
    }

    private void Check(ParseResult parsed, List<string> mistakes)
    {
        foreach (Option<double?> limit in (Option<double?>[])[_maxMedian, _maxP90])
        {
            if (parsed.GetValue(limit) is { } percent && !(percent >= 0 && double.IsFinite(percent)))
            {
                mistakes.Add($"{limit.Name} must be a percentage from 0 on, such as 12.5.");
            }
        }
        if (parsed.GetValue(_worst) < 0)
        {
            mistakes.Add("--worst must be 0 or more.");
        }
    }
}
