using System.Globalization;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>What the fields of a plan may be in its design.</summary>
/// <param name="isDesignKnown">Otherwise the design is a placeholder, and nothing is said of it.</param>
internal sealed class SweepFactorReader(SweepPlan plan, LocatedMapping root, bool isDesignKnown, DiagnosticList found)
{
    /// <summary>Those that are right; what is wrong is reported.</summary>
    public IReadOnlyList<SweepFactor> Read()
    {
        if (root["fields"] is not LocatedSequence fields)
        {
            return [];
        }
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<SweepFactor> factors = [];
        foreach ((int i, LocatedMapping node) in fields.OfType<LocatedMapping>().Index())
        {
            if (plan.Fields.Count <= i || plan.Fields[i].Path.Length == 0)
            {
                continue;
            }
            SweepField field = plan.Fields[i];
            Location at = node["path"]?.Location ?? node.Location;
            CheckPath(field.Path, at, seen);
            if (Read(field, node, at) is { } factor)
            {
                factors.Add(factor);
            }
        }
        CheckLengths(factors);
        return factors;
    }

    private void CheckPath(string path, Location at, HashSet<string> seen)
    {
        if (!seen.Add(path))
        {
            found.Error(at, "duplicate-field", $"the field '{path}' is there twice");
        }
        if (plan.Set.ContainsKey(path) || (path == SweepFactor.Variant && plan.Variant is not null))
        {
            string other = path == SweepFactor.Variant ? "variant" : "set";
            found.Error(at, "duplicate-field", $"'{path}' is varied here and fixed in '{other}'");
        }
    }

    private SweepFactor? Read(SweepField field, LocatedMapping node, Location at)
    {
        bool hasValues = node["values"] is not null;
        bool hasRange = node["from"] is not null || node["to"] is not null;
        if (hasValues == hasRange)
        {
            found.Error(
                at,
                hasValues ? "useless-key" : "missing-key",
                hasValues ? $"'{field.Path}' has values and a range" : $"'{field.Path}' has neither values nor a range",
                "'values', or 'from' and 'to'"
            );
            return null;
        }
        if (hasValues)
        {
            Refuse(node, "is for a range", "steps", "whole", "scale");
            return field.Values.Count > 0 ? new SweepFactor(field.Path, at, field.Values) : null;
        }
        bool isFilled = plan.Design is SweepDesign.LatinHypercube or SweepDesign.Sobol;
        if (!isDesignKnown)
        {
            ReadRange(field, node);
            return null;
        }
        if (isFilled)
        {
            Refuse(node, "is for a grid", "steps");
        }
        else if (field.Steps is null || plan.Design == SweepDesign.List)
        {
            found.Error(
                (node["from"] ?? node["to"])!.Location,
                "wrong-design",
                $"a {Word(plan.Design)} has no values of a range",
                plan.Design == SweepDesign.Grid
                    ? "'steps' beside it, or a design of latin-hypercube or sobol"
                    : "'values', or a design of latin-hypercube or sobol"
            );
            return null;
        }
        return ReadRange(field, node) is not { } range ? null
            : isFilled ? new SweepFactor(field.Path, at, range)
            : new SweepFactor(field.Path, at, range.Steps(field.Steps ?? 2));
    }

    private ValueRange? ReadRange(SweepField field, LocatedMapping node)
    {
        (double Number, string Unit)? from = ReadEnd(node, "from");
        (double Number, string Unit)? to = ReadEnd(node, "to");
        if (from is null || to is null)
        {
            return null;
        }
        Location end = node["to"]!.Location;
        if (from.Value.Unit != to.Value.Unit)
        {
            string unit = from.Value.Unit.Length > 0 ? $"the unit '{from.Value.Unit}'" : "no unit";
            found.Error(end, "other-unit", $"'to' has another unit than 'from'", $"{unit}, as in 'from'");
            return null;
        }
        if (to.Value.Number <= from.Value.Number)
        {
            found.Error(end, "empty-range", "'to' is not above 'from'", "a greater value than 'from'");
            return null;
        }
        Location begin = node["from"]!.Location;
        if (field.Scale == SweepScale.Log && from.Value.Number <= 0)
        {
            found.Error(begin, "out-of-range", "a logarithmic scale has no 0 and no negative values", "more than 0");
            return null;
        }
        foreach ((string key, double number) in new[] { ("from", from.Value.Number), ("to", to.Value.Number) })
        {
            if (field.Whole && number != Math.Floor(number))
            {
                found.Error(node[key]!.Location, "wrong-kind", $"'{key}' is no whole number", "a whole number");
                return null;
            }
        }
        return new ValueRange(begin, from.Value.Number, to.Value.Number, from.Value.Unit, field.Whole, field.Scale);
    }

    private (double Number, string Unit)? ReadEnd(LocatedMapping node, string key)
    {
        if (node[key] is not { } end)
        {
            found.Error(node.Location, "missing-key", $"'{key}' is missing beside the other end of the range");
            return null;
        }
        if (end is LocatedScalar scalar && ValueRange.TryParse(scalar.Text, out double number, out string? unit))
        {
            return (number, unit);
        }
        string what = end is LocatedScalar { IsNull: false } text ? $"'{text.Text}'" : end.Kind;
        found.Error(end.Location, "wrong-kind", $"'{key}' is {what}", ValueRange.Expectation);
        return null;
    }

    private void Refuse(LocatedMapping node, string why, params string[] keys)
    {
        foreach (string key in keys)
        {
            if (node.EntryOf(key) is { } entry)
            {
                found.Error(entry.Key.Location, "useless-key", $"'{key}' {why}");
            }
        }
    }

    private void CheckLengths(List<SweepFactor> factors)
    {
        if (plan.Design != SweepDesign.List || !isDesignKnown)
        {
            return;
        }
        foreach (SweepFactor factor in factors.Where(one => one.Levels.Count != factors[0].Levels.Count))
        {
            found.Error(
                factor.At,
                "wrong-count",
                string.Create(CultureInfo.InvariantCulture, $"'{factor.Path}' has {factor.Levels.Count} values"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{factors[0].Levels.Count}, as '{factors[0].Path}': a list takes one of each at every point"
                )
            );
        }
    }

    private static string Word(SweepDesign design) => design == SweepDesign.Grid ? "grid without 'steps'" : "list";
}
