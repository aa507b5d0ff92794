using System.CommandLine;

namespace Sim.Runner.Commands.Experiments;

/// <summary>How often a scenario runs, and on how many threads.</summary>
internal sealed class ReplicationOptions
{
    private const int Most = 100_000;

    private readonly Option<int> _count;

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Runs at once; results do not depend on it. Default: one for each processor",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        HelpName = "N",
    };

    /// <param name="usual">Replications unless others are asked for.</param>
    public ReplicationOptions(int usual) =>
        _count = new Option<int>("--replications")
        {
            Description = "Runs of each scenario that differ in their chance only",
            DefaultValueFactory = _ => usual,
            HelpName = "N",
        };

    public IEnumerable<Option> All => [_count, _threads];

    /// <summary>What is wrong is added to the mistakes.</summary>
    public (int Count, int Threads) Read(ParseResult parsed, List<string> mistakes)
    {
        (int count, int threads) = (parsed.GetValue(_count), parsed.GetValue(_threads));
        if (count is < 1 or > Most)
        {
            mistakes.Add("--replications is from 1 to 100000.");
        }
        if (threads is < 1 or > 1024)
        {
            mistakes.Add("--threads is from 1 to 1024.");
        }
        return (count, threads);
    }
}
