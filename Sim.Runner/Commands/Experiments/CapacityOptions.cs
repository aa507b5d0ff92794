using System.CommandLine;
using Sim.Core.Quantities;
using Sim.Runner.Output;
using Sim.Scenarios.Experiments.Capacities;
using Sim.Scenarios.Schema.Source;

namespace Sim.Runner.Commands.Experiments;

/// <summary>What a search for capacity is asked: fields, targets, failures, and how sure it has to be.</summary>
internal sealed class CapacityOptions
{
    private readonly Option<string[]> _vary = new("--vary")
    {
        Description =
            "A field and where to look, such as sites.dc-par.blades.count or demand.peak=20000rps..60000rps; "
            + "several: the dearest first",
        HelpName = "PATH[=FROM..TO]",
        AllowMultipleArgumentsPerToken = true,
        Required = true,
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description = "The least value of a single field. Default: a sixteenth of the scenario's",
        HelpName = "VALUE",
    };

    private readonly Option<string?> _to = new("--to")
    {
        Description = "The greatest value of a single field. Default: sixteen times the scenario's",
        HelpName = "VALUE",
    };

    private readonly Option<string?> _step = new("--step")
    {
        Description = "The distance of values of a single field. Default: 1 for whole numbers and percentages",
        HelpName = "VALUE",
    };

    private readonly QuantityOption<Ratio> _precision = new(
        "--precision",
        "The distance of values as a share of them. Default: 2% for everything else"
    );

    private readonly Option<bool> _most = new("--most")
    {
        Description = "Looks for the greatest value that holds: how much demand is carried",
    };

    private readonly Option<string[]> _target = new("--target")
    {
        Description = "A threshold that has to hold, in place of the scenario's; may be repeated",
        HelpName = "THRESHOLD",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string[]> _under = new("--under")
    {
        Description =
            "What happens meanwhile: none, a variant, or a fault such as 'site/dc-par blackhole at 20m for 45m'; "
            + "may be repeated. Default: none",
        HelpName = "FAILURE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly QuantityOption<Ratio> _level = new(
        "--level",
        "How sure the answer is, all verdicts together. Default: 95%"
    );

    private readonly Option<int> _mostReplications = new("--max-replications")
    {
        Description = "Replications of a value and failure after which it stays open",
        DefaultValueFactory = _ => new CapacitySettings().MostReplications,
        HelpName = "N",
    };

    public IEnumerable<Option> All =>
        [_vary, _from, _to, _step, _precision.Option, _most, _target, _under, _level.Option, _mostReplications];

    public bool WantsMost(ParseResult parsed) => parsed.GetValue(_most);

    public string[] Targets(ParseResult parsed) => parsed.GetValue(_target) ?? [];

    public string? Step(ParseResult parsed) => parsed.GetValue(_step);

    public double? Precision(ParseResult parsed, List<string> mistakes)
    {
        double? share = _precision.Read(parsed, mistakes)?.Value;
        if (share is <= 0 or > 1)
        {
            mistakes.Add("--precision is above 0% and at most 100%.");
        }
        if (share is not null && Step(parsed) is not null)
        {
            mistakes.Add("--step and --precision exclude each other.");
        }
        return share;
    }

    public CapacitySettings Settings(ParseResult parsed, List<string> mistakes)
    {
        var usual = new CapacitySettings();
        double level = _level.Read(parsed, mistakes)?.Value ?? usual.Level;
        int most = parsed.GetValue(_mostReplications);
        if (level is <= 0 or > 0.999)
        {
            mistakes.Add("--level is above 0% and at most 99.9%.");
        }
        if (most is < 2 or > 100_000)
        {
            mistakes.Add("--max-replications is from 2 to 100000.");
        }
        return usual with { Level = level, MostReplications = most };
    }

    /// <summary>The fields; what is wrong is found in the texts, or a mistake.</summary>
    public IReadOnlyList<CapacityRange> Ranges(ParseResult parsed, List<string> mistakes, DiagnosticList found)
    {
        string[] texts = parsed.GetValue(_vary)!;
        (string? from, string? to) = (parsed.GetValue(_from), parsed.GetValue(_to));
        if (texts.Length > 1 && (from ?? to ?? Step(parsed)) is not null)
        {
            mistakes.Add("--from, --to and --step are of a single field: --vary PATH=FROM..TO says it of each.");
        }
        CapacityRange[] ranges = [.. texts.Select(text => CapacityRange.Read(text, found)).OfType<CapacityRange>()];
        foreach (IGrouping<string, CapacityRange> same in ranges.GroupBy(range => range.Path.Text))
        {
            if (same.Count() > 1)
            {
                mistakes.Add($"--vary '{VisibleText.Of(same.Key)}' stands there twice.");
            }
        }
        return [.. ranges.Select(range => range.Or(from, to))];
    }

    /// <summary>The cases; what is wrong is found in the texts, or a mistake.</summary>
    /// <param name="variants">Of the scenario.</param>
    /// <param name="variant">The one that is searched; null: none.</param>
    public IReadOnlyList<FailureCase> Failures(
        ParseResult parsed,
        IReadOnlyList<string> variants,
        string? variant,
        List<string> mistakes,
        DiagnosticList found
    )
    {
        string[] texts = parsed.GetValue(_under) is { Length: > 0 } given ? given : [FailureCase.None];
        FailureCase[] failures =
        [
            .. texts
                .Select(text => FailureCase.Read("--under", text, variants, found))
                .OfType<FailureCase>()
                .DistinctBy(one => one.Name),
        ];
        if (variant is not null && failures.Any(one => one.Variant is not null))
        {
            mistakes.Add("--under takes no variant beside --variant: a run is of one.");
        }
        return failures;
    }
}
