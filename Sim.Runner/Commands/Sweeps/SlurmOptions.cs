using System.CommandLine;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>What is asked of Slurm for each shard and for the merge.</summary>
internal sealed class SlurmOptions
{
    private readonly Option<string?> _partition = Create("--partition", "Partition of the jobs", "NAME");
    private readonly Option<string?> _account = Create("--account", "Account that the jobs are charged to", "NAME");
    private readonly Option<string?> _time = Create("--time", "Most time of a shard, such as 30:00", "TIME");
    private readonly Option<string?> _memory = Create("--mem", "Memory of a shard, such as 1G", "SIZE");

    private readonly Option<int?> _atOnce = new("--at-once")
    {
        Description = "Shards that Slurm runs at once. Default: as many as there is room for",
        HelpName = "N",
    };

    private readonly Option<string[]> _more = new("--sbatch")
    {
        Description = "Any other option of sbatch, such as --sbatch=--qos=low; may be repeated",
        HelpName = "OPTION",
    };

    public IEnumerable<Option> All => [_partition, _account, _time, _memory, _atOnce, _more];

    /// <summary>The name of an option that was given; null: none was.</summary>
    public string? FirstGiven(ParseResult parsed) =>
        All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false })?.Name;

    /// <summary>Of <c>sbatch --array</c>.</summary>
    /// <param name="ranges">Of the indices.</param>
    public string ArrayOf(ParseResult parsed, string ranges) =>
        parsed.GetValue(_atOnce) is { } most
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{ranges}%{most}")
            : ranges;

    /// <summary>As arguments of <c>sbatch</c>.</summary>
    public IReadOnlyList<string> Arguments(ParseResult parsed) =>
        [
            .. new[] { _partition, _account, _time, _memory }
                .Where(option => parsed.GetValue(option) is not null)
                .Select(option => $"{option.Name}={parsed.GetValue(option)}"),
            .. parsed.GetValue(_more) ?? [],
        ];

    private static Option<string?> Create(string name, string description, string value) =>
        new(name) { Description = $"Slurm: {description}", HelpName = value };
}
