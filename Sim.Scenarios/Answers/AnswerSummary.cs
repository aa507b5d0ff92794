using Sim.Core.Models.Platform;
using Sim.Core.Routing.Dns;

namespace Sim.Scenarios.Answers;

/// <summary>An answer as it is shown and compared.</summary>
/// <param name="ResponseCode">NOERROR, NODATA or NXDOMAIN.</param>
/// <param name="TtlSeconds">The least TTL of the answers; how long "no" may be cached when there are none.</param>
/// <param name="Distribution">
/// By value (an IPv6 address in its one spelling, RFC 5952), the probability that it stands first in an answer, which
/// is the share of clients that connect to it. Where every answer has one value this is the distribution of answers; it
/// sums to 1 less the share of questions that get no record. The likeliest first.
/// </param>
/// <param name="Answers">The different answers, whose values come in random order; the likeliest first.</param>
public sealed record AnswerSummary(
    string ResponseCode,
    long TtlSeconds,
    IReadOnlyList<ValueShare> Distribution,
    IReadOnlyList<AnswerSet> Answers
)
{
    public const string NoError = "NOERROR";
    public const string NoData = "NODATA";
    public const string NxDomain = "NXDOMAIN";

    public static AnswerSummary Of(DnsAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string code = answer.Code switch
        {
            DnsResponseCode.NoError => NoError,
            DnsResponseCode.NoData => NoData,
            _ => NxDomain,
        };
        ValueShare[] distribution =
        [
            .. answer
                .Shares.Where(share => share.Values.Count > 0)
                .GroupBy(share => AddressBook.Canonical(share.Values[0]), StringComparer.Ordinal)
                .Select(group => new ValueShare(group.Key, Sum(group.Select(share => share.Probability))))
                .OrderByDescending(share => share.Probability)
                .ThenBy(share => share.Value, StringComparer.Ordinal),
        ];
        AnswerSet[] answers =
        [
            .. answer
                .Shares.Select(share => (Values: InOrder(share.Values), share.Probability, share.Ttl))
                .GroupBy(share => (string.Join('\n', share.Values), share.Ttl))
                .Select(group => new AnswerSet(
                    group.First().Values,
                    Sum(group.Select(share => share.Probability)),
                    (long)group.Key.Ttl.TotalSeconds
                ))
                .OrderByDescending(set => set.Probability)
                .ThenBy(set => string.Join('\n', set.Values), StringComparer.Ordinal),
        ];
        return new AnswerSummary(code, (long)answer.Ttl.TotalSeconds, distribution, answers);
    }

    /// <summary>Equal parts of 1 need not sum to 1 in floating point; a sum that misses a short number is it.</summary>
    private static double Sum(IEnumerable<double> parts)
    {
        double sum = parts.Sum();
        double near = Math.Round(sum, 12);
        return Math.Abs(sum - near) < 1e-15 ? near : sum;
    }

    private static string[] InOrder(IReadOnlyList<string> values) =>
        [.. values.Select(AddressBook.Canonical).Order(StringComparer.Ordinal)];
}

/// <summary>A value and its share.</summary>
/// <param name="Probability">0 to 1.</param>
public sealed record ValueShare(string Value, double Probability);

/// <summary>All values of one answer; none for the questions that get no record.</summary>
/// <param name="Values">In ordinal order.</param>
/// <param name="Probability">0 to 1.</param>
public sealed record AnswerSet(IReadOnlyList<string> Values, double Probability, long TtlSeconds);
