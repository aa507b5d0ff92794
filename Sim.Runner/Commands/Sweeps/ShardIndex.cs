using System.Globalization;
using Sim.Runner.Output;

namespace Sim.Runner.Commands.Sweeps;

/// <summary>Which shard to run: by option, or as a cluster says in the environment of a task.</summary>
/// <param name="environment">The value of a variable; null: it is not set.</param>
internal sealed class ShardIndex(Func<string, string?> environment)
{
    /// <summary>
    /// Slurm's job arrays (sbatch), Kubernetes' Indexed Jobs, array jobs of AWS Batch: looked at in this order.
    /// </summary>
    public static readonly string[] Variables =
    [
        "SLURM_ARRAY_TASK_ID",
        "JOB_COMPLETION_INDEX",
        "AWS_BATCH_JOB_ARRAY_INDEX",
    ];

    /// <param name="asked">By the option; null: it was not given.</param>
    /// <param name="shards">How many there are.</param>
    /// <returns>Null when there is none or a wrong one, which is added to the mistakes.</returns>
    public int? Read(int? asked, int shards, List<string> mistakes)
    {
        string source = "--index";
        int? index = asked;
        if (index is null)
        {
            string? variable = Variables.FirstOrDefault(name => environment(name) is { Length: > 0 });
            if (variable is null)
            {
                mistakes.Add($"Which shard? --index I, or one of {string.Join(", ", Variables)} in the environment.");
                return null;
            }
            string text = environment(variable)!;
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int found))
            {
                mistakes.Add($"{variable} is '{VisibleText.Of(text)}', which is no whole number.");
                return null;
            }
            (source, index) = (variable, found);
        }
        if (index < 0 || index >= shards)
        {
            mistakes.Add($"{source} is {index}; there are {CountText.Of(shards, "shard")}, from 0 to {shards - 1}.");
            return null;
        }
        return index;
    }
}
