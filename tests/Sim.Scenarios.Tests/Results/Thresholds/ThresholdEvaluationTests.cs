using Sim.Core.Quantities;
using Sim.Core.Statistics;
using Sim.Scenarios.Costs;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Tests.Results.Thresholds;

public sealed class ThresholdEvaluationTests
{
    // eu: 90 answered in 10 ms and 10 failed; na: 900 answered in 100 ms, none failed. All of eu went to dc-par.
    private static readonly RunResult s_run = SyntheticRun.Quiet with
    {
        Regions = [Traffic("eu", null, null, 90, 10, 10), Traffic("na", null, null, 900, 0, 100)],
        Countries = [Traffic("eu", "FR", null, 90, 10, 10)],
        RegionEndpoints = [Traffic("eu", null, "dc-par", 90, 10, 10), Traffic("na", null, "dc-nyc", 900, 0, 100)],
        Endpoints =
        [
            Endpoint(
                "dc-par",
                10,
                new ResourceUse("blade cpu", 0.3, 0.6),
                new ResourceUse("pod cpu", 0.4, 0.5),
                new ResourceUse("blade nic", 0.1, 0.2)
            ),
            Endpoint("dc-nyc", 100, new ResourceUse("blade cpu", 0.1, 0.95), new ResourceUse("blade nic", 0.05, 0.4)),
        ],
        // 4 USD for 990 answered requests, one of them for the 90 of eu.
        Cost = new CostReport(
            [new CostItem("nodes", "dc-par", 3, "node-hours", 1), new CostItem("egress", "dc-nyc", 2, "GB", 0.5)],
            [new RegionCost("eu", 1, 90), new RegionCost("na", 3, 900)],
            990,
            []
        ),
    };

    [TestCase("errors: rate < 2%", true, "1.0 %", 0.5)] // 10 of 1000; (2 - 1) / 2
    [TestCase("errors: rate < 1%", false, "1.0 %", 0.0)] // exactly the limit is not below it
    [TestCase("errors: rate <= 1%", true, "1.0 %", 0.0)]
    [TestCase("errors{region=eu}: rate < 5%", false, "10.0 %", -1.0)] // (5 - 10) / 5
    [TestCase("errors{country=FR}: rate < 20%", true, "10.0 %", 0.5)]
    [TestCase("errors{endpoint=dc-par}: rate < 20%", true, "10.0 %", 0.5)]
    [TestCase("errors{region=na,endpoint=dc-nyc}: rate < 20%", true, "0 %", 1.0)]
    [TestCase("failed: count < 8", false, "10", -0.25)]
    [TestCase("failed{region=na}: count < 8", true, "0", 1.0)]
    [TestCase("failed: count > 8", true, "10", 0.25)]
    [TestCase("failedUserMinutes: count < 4", false, "5", -0.25)] // Traffic gives half a minute per failed request
    [TestCase("utilization: max < 80%", false, "95.0 %", -0.1875)] // (0.80 - 0.95) / 0.80
    [TestCase("utilization{endpoint=dc-par}: max < 80%", true, "60.0 %", 0.25)]
    [TestCase("utilization{endpoint=dc-par}: mean < 80%", true, "40.0 %", 0.5)]
    [TestCase("utilization{endpoint=dc-par,resource=\"pod cpu\"}: max < 100%", true, "50.0 %", 0.5)]
    [TestCase("nic{site=dc-par}: max < 80%", true, "20.0 %", 0.75)]
    [TestCase("nic: max < 80%", true, "40.0 %", 0.5)]
    [TestCase("nic{site=dc-par}: mean < 20%", true, "10.0 %", 0.5)]
    [TestCase("cost: total < 8usd", true, "4.00 USD", 0.5)]
    [TestCase("cost{region=eu}: total < 0.5usd", false, "1.00 USD", -1.0)]
    [TestCase("cost{region=eu}: per_million < 22222.22usd", true, "11.1k USD", 0.49999995)] // 1 / 90 * 10^6
    public void A_verdict_has_value_and_margin(string expression, bool passed, string actual, double margin)
    {
        ThresholdVerdict verdict = Judge(expression);
        Assert.That((verdict.Expression, verdict.Passed, verdict.Actual), Is.EqualTo((expression, passed, actual)));
        Assert.That(verdict.Margin, Is.EqualTo(margin).Within(1e-12));
    }

    // The histogram keeps two significant digits: values up to 1 % above the recorded 10 and 100 ms.
    [TestCase("latency{region=eu}: mean < 20ms", 10)]
    [TestCase("latency{country=FR}: p(99) < 20ms", 10)]
    [TestCase("latency{endpoint=dc-nyc}: p(50) < 200ms", 100)]
    [TestCase("latency{region=eu,endpoint=dc-par}: max < 20ms", 10)]
    [TestCase("latency: min < 20ms", 10)]
    [TestCase("latency: mean < 200ms", 91.8)] // (90 * 10 + 900 * 100) / 990 = 91.8
    [TestCase("latency: p(9) < 20ms", 10)] // 90 / 990 = 9.09 % of the requests took 10 ms
    [TestCase("latency: p(10) < 200ms", 100)]
    public void Latency_is_of_all_answered_requests_of_the_selection(string expression, double milliseconds)
    {
        ThresholdVerdict verdict = Judge(expression);
        Assert.That(verdict.Value, Is.EqualTo(milliseconds).Within(1).Percent);
        Assert.That((verdict.Unit, verdict.Passed), Is.EqualTo(("ms", true)));
    }

    [TestCase("latency{country=AQ}: p(99) < 10s")]
    [TestCase("errors{country=AQ}: rate < 100%")]
    [TestCase("failed{endpoint=dc-mars}: count < 1000")]
    [TestCase("latency{region=na,endpoint=dc-par}: mean < 10s")]
    [TestCase("utilization{endpoint=dc-par,resource=\"blade connections\"}: max < 100%")]
    public void What_was_not_measured_fails_with_no_data(string expression) =>
        Assert.That(
            Judge(expression) with
            {
                Unit = null,
            },
            Is.EqualTo(new ThresholdVerdict(expression, false, "no data", null))
        );

    [Test]
    public void A_failed_value_never_reads_like_its_limit()
    {
        RunResult run = s_run with { Regions = [Traffic("eu", null, null, 98_999, 1_001, 10)] };
        // 1001 / 100000 = 1.001 %, short form 1.0 %.
        ThresholdVerdict verdict = ThresholdEvaluation.Evaluate(run, ThresholdParser.Parse("errors: rate < 1%"));
        Assert.That((verdict.Passed, verdict.Actual), Is.EqualTo((false, "1.001 %")));
    }

    [Test]
    public void The_error_budget_burns_by_the_measured_over_the_allowed_ratio()
    {
        Assert.That(Judge("errors: rate < 0.5%").ErrorBudgetBurn, Is.EqualTo(2).Within(1e-12)); // 1 % of 0.5 %
        Assert.That(Judge("errors: rate > 0.5%").ErrorBudgetBurn, Is.Null);
        Assert.That(Judge("failed: count < 5").ErrorBudgetBurn, Is.Null);
    }

    [Test]
    public void A_limit_of_zero_has_no_margin() => Assert.That(Judge("failed: count <= 0").Margin, Is.Null);

    private static ThresholdVerdict Judge(string expression) =>
        ThresholdEvaluation.Evaluate(s_run, ThresholdParser.Parse(expression));

    private static TrafficMeasures Traffic(
        string region,
        string? country,
        string? endpoint,
        double answered,
        double failed,
        double milliseconds
    ) =>
        new()
        {
            Region = region,
            Country = country,
            Endpoint = endpoint,
            Answered = answered,
            Failed = failed,
            FailedUserMinutes = failed / 2,
            Latency = Constant(milliseconds, answered),
            MeanParts = new(default, default, default, SimDuration.FromMilliseconds(milliseconds), default, default),
        };

    private static EndpointMeasures Endpoint(string id, double milliseconds, params ResourceUse[] resources) =>
        new()
        {
            Endpoint = id,
            Kind = "site",
            Answered = 1,
            Resets = 0,
            FailedAttempts = 0,
            PeakRate = 1,
            Resources = resources,
            Latency = Constant(milliseconds, 1),
            Pods = default,
            Nodes = default,
        };

    private static LatencyHistogram Constant(double milliseconds, double weight)
    {
        var histogram = new LatencyHistogram();
        histogram.Record(SimDuration.FromMilliseconds(milliseconds), weight);
        return histogram;
    }
}
