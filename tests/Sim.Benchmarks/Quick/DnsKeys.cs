namespace Sim.Benchmarks.Quick;

/// <summary>One answer of the example's zone: the exact distribution, and one draw from it.</summary>
internal static class DnsKeys
{
    private const int Answers = 400_000;

    public static IEnumerable<IQuickKey> All { get; } =
    [
        new OperationKey("dns_distribution", Answers, () => new DnsAnswers().Distributions),
        new OperationBytesKey("dns_distribution_bytes", Answers, () => new DnsAnswers().Distributions),
        new OperationKey("dns_sample", Answers, () => new DnsAnswers().Samples),
        new OperationBytesKey("dns_sample_bytes", Answers, () => new DnsAnswers().Samples),
    ];
}
