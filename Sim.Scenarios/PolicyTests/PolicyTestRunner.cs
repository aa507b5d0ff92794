using Sim.Core.Routing;
using Sim.Core.Routing.Dns;
using Sim.Scenarios.Answers;

namespace Sim.Scenarios.PolicyTests;

/// <summary>Asks the question of a case and compares the exact answer with the expected one.</summary>
public static class PolicyTestRunner
{
    /// <summary>Shares may differ by so much: the cases write thirds as decimals.</summary>
    public const double Tolerance = 1e-9;

    public static PolicyTestResult Run(PolicyTestCase given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var why = new Explanation();
        DnsClient client = given.Client;
        bool[] healthy = HealthStatuses.ByPosition(given.Zone, given.Health);
        DnsAnswer answer = given.Zone.Ask(given.Name.ToString(), given.Type, in client, healthy, why, out _);
        AnswerSummary summary = AnswerSummary.Of(answer);
        return new PolicyTestResult(
            given,
            Holds(given.Expected, summary),
            Observed(given.Expected, summary),
            why.ToString().TrimEnd('\n').Split('\n')
        );
    }

    private static bool Holds(PolicyExpectation expected, AnswerSummary actual) =>
        expected switch
        {
            ExpectedNoAnswer => actual.ResponseCode == AnswerSummary.NoData,
            ExpectedResponseCode code => actual.ResponseCode == code.Code,
            _ when actual.ResponseCode != AnswerSummary.NoError => false,
            ExpectedDistribution distribution => Agree(distribution.Shares, actual.Distribution),
            ExpectedSet set => actual.Answers.All(one => one.Values.ToHashSet().SetEquals(set.Values)),
            ExpectedAnyOf some => actual.Answers.All(one =>
                one.Values.Distinct().Count() == some.Count && one.Values.All(some.Values.Contains)
            ),
            _ => false,
        };

    private static bool Agree(IReadOnlyList<ValueShare> expected, IReadOnlyList<ValueShare> actual)
    {
        Dictionary<string, double> difference = new(StringComparer.Ordinal);
        foreach (ValueShare share in expected)
        {
            difference[share.Value] = share.Probability;
        }
        foreach (ValueShare share in actual)
        {
            difference[share.Value] = difference.GetValueOrDefault(share.Value) - share.Probability;
        }
        return difference.Values.All(left => Math.Abs(left) <= Tolerance);
    }

    private static PolicyExpectation Observed(PolicyExpectation expected, AnswerSummary actual)
    {
        if (expected is ExpectedResponseCode || actual.ResponseCode == AnswerSummary.NxDomain)
        {
            return new ExpectedResponseCode(actual.ResponseCode);
        }
        if (actual.ResponseCode == AnswerSummary.NoData)
        {
            return new ExpectedNoAnswer();
        }
        int[] counts = [.. actual.Answers.Select(one => one.Values.Distinct().Count()).Distinct()];
        return expected switch
        {
            ExpectedSet when actual.Answers.Count == 1 => new ExpectedSet(actual.Answers[0].Values),
            ExpectedAnyOf when counts is [var count] => new ExpectedAnyOf(
                [.. actual.Answers.SelectMany(one => one.Values).Distinct().Order(StringComparer.Ordinal)],
                count
            ),
            _ => new ExpectedDistribution(actual.Distribution),
        };
    }
}
