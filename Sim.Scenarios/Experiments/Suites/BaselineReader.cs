using System.Globalization;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Suites;

/// <summary>Reads what <see cref="BaselineFile"/> writes, with every error at once.</summary>
public sealed class BaselineReader
{
    private const int MostReplications = 1_000;

    private static readonly SourceLimits s_limits = new() { Bytes = 64 * 1024 * 1024 };

    private readonly DiagnosticList _found;

    private BaselineReader(DiagnosticList found) => _found = found;

    /// <summary>Null when anything is wrong, which is reported.</summary>
    public static Baseline? Read(IInputFiles files, string path, DiagnosticList found)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(found);
        if (SourceReader.ReadText(files, path, found, null, s_limits) is not { } text)
        {
            return null;
        }
        return SourceReader.Read(text, found, s_limits) is { } root ? new BaselineReader(found).Read(root) : null;
    }

    private Baseline? Read(LocatedNode root)
    {
        if (root is not LocatedMapping mapping)
        {
            _found.Error(root.Location, "wrong-kind", $"a baseline is {root.Kind}", "what 'sim check --update' wrote");
            return null;
        }
        if (mapping.Required<LocatedScalar>("format", _found) is { } format && format.Text != "1")
        {
            _found.Error(format.Location, "wrong-format", $"the format of the baseline is '{format.Text}'", "1");
        }
        LocatedScalar? model = mapping.Required<LocatedScalar>("model", _found);
        LocatedMapping? cases = mapping.Required<LocatedMapping>("cases", _found);
        BaselineCase?[] read = [.. (cases?.Entries ?? []).Select(ReadCase)];
        return _found.HasErrors ? null : new Baseline(model!.Text, [.. read.OfType<BaselineCase>()]);
    }

    private BaselineCase? ReadCase(LocatedEntry entry)
    {
        if (entry.Value is not LocatedMapping mapping)
        {
            _found.Error(entry.Value.Location, "wrong-kind", $"a case is {entry.Value.Kind}", "a mapping (key: value)");
            return null;
        }
        LocatedScalar? inputs = mapping.Required<LocatedScalar>("inputs", _found);
        LocatedScalar? count = mapping.Required<LocatedScalar>("replications", _found);
        if (count is null || !count.TryReadInteger(out long replications) || replications is < 1 or > MostReplications)
        {
            _found.Error(
                (count ?? mapping as LocatedNode).Location,
                "wrong-number",
                "'replications' of a baseline is no such number",
                "a whole number from 1 to 1000"
            );
            return null;
        }
        return new BaselineCase
        {
            Id = entry.Key.Text,
            Hash = inputs?.Text ?? "",
            Replications = (int)replications,
            Thresholds =
            [
                .. (mapping.Required<LocatedSequence>("thresholds", _found) ?? Enumerable.Empty<LocatedNode>())
                    .Select(ReadThreshold)
                    .OfType<ThresholdVerdict>(),
            ],
            Measures = ReadMeasures(mapping.Required<LocatedMapping>("measures", _found), (int)replications),
            Latency = ReadLatency(mapping.Required<LocatedMapping>("latency", _found)),
        };
    }

    private ThresholdVerdict? ReadThreshold(LocatedNode node)
    {
        if (node is not LocatedMapping mapping)
        {
            _found.Error(node.Location, "wrong-kind", $"a threshold is {node.Kind}", "a mapping (key: value)");
            return null;
        }
        LocatedScalar? expression = mapping.Required<LocatedScalar>("expression", _found);
        LocatedScalar? actual = mapping.Required<LocatedScalar>("actual", _found);
        LocatedScalar? verdict = mapping.Required<LocatedScalar>("verdict", _found);
        if (expression is null || actual is null || verdict is null)
        {
            return null;
        }
        string[] words = [.. BaselineFile.Verdicts.Select(known => known.Word)];
        int index = Array.IndexOf(words, verdict.Text);
        if (index < 0)
        {
            _found.Error(
                verdict.Location,
                "unknown-word",
                $"'{verdict.Text}' is no verdict",
                "one of " + string.Join(", ", words),
                NearestWord.To(verdict.Text, words)
            );
            return null;
        }
        (_, bool passed, bool inconclusive) = BaselineFile.Verdicts[index];
        return new ThresholdVerdict(expression.Text, passed, actual.Text, null) { Inconclusive = inconclusive };
    }

    private Dictionary<MeasureKey, double[]> ReadMeasures(LocatedMapping? mapping, int replications)
    {
        Dictionary<MeasureKey, double[]> measures = [];
        foreach (LocatedEntry entry in mapping?.Entries ?? [])
        {
            if (!BaselineKey.TryParse(entry.Key.Text, out MeasureKey? key))
            {
                _found.Error(
                    entry.Key.Location,
                    "wrong-form",
                    $"'{entry.Key.Text}' is no measure",
                    BaselineKey.Expectation
                );
                continue;
            }
            double[] values = entry.Value is LocatedSequence list
                ? [.. list.Select(item => ReadNumber(item, mayBeMissing: true))]
                : [.. Enumerable.Repeat(ReadNumber(entry.Value, mayBeMissing: false), replications)];
            if (values.Length != replications)
            {
                string has = string.Create(CultureInfo.InvariantCulture, $"{values.Length} numbers");
                string needs = string.Create(CultureInfo.InvariantCulture, $"{replications}, one a replication");
                _found.Error(entry.Value.Location, "wrong-count", $"'{entry.Key.Text}' has {has}", needs);
                continue;
            }
            measures[key.Value] = values;
        }
        return measures;
    }

    private LatencyBins ReadLatency(LocatedMapping? mapping)
    {
        LatencyBins bins = new();
        foreach (LocatedEntry entry in mapping?.Entries ?? [])
        {
            if (ReadDecimal(entry.Key) is { } upTo && ReadDecimal(entry.Value) is { } requests)
            {
                bins.Add(upTo, requests);
            }
        }
        return bins;
    }

    private decimal? ReadDecimal(LocatedNode node)
    {
        if (
            node is LocatedScalar scalar
            && decimal.TryParse(
                scalar.Text,
                NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out decimal number
            )
        )
        {
            return number;
        }
        _found.Error(node.Location, "wrong-number", $"a bin of latency is {node.Kind}", "a number of at least 0");
        return null;
    }

    private double ReadNumber(LocatedNode node, bool mayBeMissing)
    {
        if (node is LocatedScalar scalar)
        {
            if (scalar.TryReadNumber(out double value))
            {
                return value;
            }
            if (scalar.IsNull && mayBeMissing)
            {
                return double.NaN;
            }
        }
        _found.Error(node.Location, "wrong-number", $"a measure is {node.Kind}", "a number, or a list of numbers");
        return double.NaN;
    }
}
