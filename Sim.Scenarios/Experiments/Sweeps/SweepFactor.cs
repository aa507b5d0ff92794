using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>What a sweep varies: a field with its levels, or with a range.</summary>
public sealed class SweepFactor
{
    /// <summary>The path that stands for the variants of the scenario.</summary>
    public const string Variant = "variant";

    /// <summary>The value of <see cref="Variant"/> that stands for none of them.</summary>
    public const string NoVariant = "none";

    private readonly ValueRange? _range;

    internal SweepFactor(string path, Location at, IReadOnlyList<LocatedNode> levels)
    {
        (Path, At, Levels) = (path, at, levels);
    }

    internal SweepFactor(string path, Location at, ValueRange range)
    {
        (Path, At, Levels, _range) = (path, at, [], range);
    }

    /// <summary>The field, as the plan has it.</summary>
    public string Path { get; }

    /// <summary>Every value, where they can be listed; empty for a range.</summary>
    public IReadOnlyList<LocatedNode> Levels { get; }

    public bool IsRange => _range is not null;

    /// <summary>Where the plan names the field.</summary>
    internal Location At { get; }

    /// <summary>The value at a share of the factor's levels or range.</summary>
    /// <param name="share">0 to below 1.</param>
    internal LocatedNode ValueAt(double share) =>
        _range?.ValueAt(share) ?? Levels[Math.Min((int)(share * Levels.Count), Levels.Count - 1)];

    public override string ToString() => Path;
}
