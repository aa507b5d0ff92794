using Sim.Core.Traffic.Recording;
using Sim.Scenarios.Results.Thresholds;

namespace Sim.Scenarios.Tests.Results.Thresholds;

public sealed class ThresholdParserTests
{
    [Test]
    public void A_percentile_of_one_country_is_read_with_its_limit_in_milliseconds() =>
        Assert.That(
            ThresholdParser.Parse("latency{country=FR}: p(99) < 250ms"),
            Is.EqualTo(
                new Threshold
                {
                    Expression = "latency{country=FR}: p(99) < 250ms",
                    Measure = ThresholdMeasure.Latency,
                    Selector = new(null, "FR", null, null),
                    Statistic = ThresholdStatistic.Quantile,
                    Probability = 0.99,
                    Comparison = ThresholdComparison.Below,
                    Limit = 250,
                }
            )
        );

    [Test]
    public void Region_and_endpoint_combine() =>
        Assert.That(
            ThresholdParser.Parse("latency{region=eu,endpoint=dc-par}: mean < 80ms").Selector,
            Is.EqualTo(new ThresholdSelector("eu", null, "dc-par", null))
        );

    [Test]
    public void A_resource_with_a_space_stands_in_quotes() =>
        Assert.That(
            ThresholdParser.Parse("utilization{endpoint=dc-par, resource=\"blade cpu\"}: max < 80%").Selector,
            Is.EqualTo(new ThresholdSelector(null, null, "dc-par", "blade cpu"))
        );

    [TestCase("errors: rate < 0.1%", ThresholdComparison.Below, 0.001)]
    [TestCase("errors: rate <= 0.001", ThresholdComparison.AtMost, 0.001)]
    [TestCase("failed: count > 1000", ThresholdComparison.Above, 1000)]
    [TestCase("failedUserMinutes: count>=5", ThresholdComparison.AtLeast, 5)]
    [TestCase("  latency :  max  <  1m30s  ", ThresholdComparison.Below, 90_000)]
    [TestCase("utilization{endpoint=dc-par}: max < 80%", ThresholdComparison.Below, 0.8)]
    [TestCase("nic{site=dc-par}: max < 80%", ThresholdComparison.Below, 0.8)]
    [TestCase("cost{region=eu}: per_million < 2.10usd", ThresholdComparison.Below, 2.1)]
    public void Comparison_and_limit_are_read(string text, ThresholdComparison comparison, double limit)
    {
        Threshold threshold = ThresholdParser.Parse(text);
        Assert.That((threshold.Comparison, threshold.Limit), Is.EqualTo((comparison, limit)));
    }

    [TestCase("errors[10m..20m]: rate < 1%", 600, 1_200)]
    [TestCase("errors{region=eu}[20h..20h30m]: rate < 1%", 72_000, 73_800)]
    [TestCase("errors [ 1.5h .. 2h ] : rate < 1%", 5_400, 7_200)]
    [TestCase("errors[10m..]: rate < 1%", 600, null)]
    [TestCase("errors[..20m]: rate < 1%", 0, 1_200)]
    [TestCase("nic{site=\"a[1m..2m]\"}[0..1m]: max < 80%", 0, 60)]
    public void A_window_is_read_as_times_since_the_start(string text, double from, double? to)
    {
        ThresholdWindow? window = ThresholdParser.Parse(text).Window;
        Assert.That((window?.From.TotalSeconds, window?.To?.TotalSeconds), Is.EqualTo(((double?)from, to)));
    }

    [Test]
    public void Without_a_window_the_whole_run_is_meant() =>
        Assert.That(ThresholdParser.Parse("errors: rate < 1%").Window, Is.Null);

    //                   0123456789012345678901234567890
    [TestCase("errors[ 10m .. 20m ]: rate < 1%", 8, 15)]
    [TestCase("nic{site=\"[1m..2m]\"}[3m..4m]: max < 8%", 21, 25)]
    [TestCase("latency{region=eu, endpoint=a}[..1h]: mean < 1s", 31, 33)]
    public void The_edges_of_a_window_are_found_again(string text, int from, int to) =>
        Assert.That(ThresholdParser.EdgesOf(text), Is.EqualTo((from, to)));

    private const string Measures = "latency, errors, failed, failedUserMinutes, utilization, nic, cost";

    //        0123456789012345678901234567890123456
    [TestCase("", 0, Measures, null)]
    [TestCase("latncy: p(99) < 1s", 0, Measures, "latency")]
    [TestCase("cost: mean < 1usd", 6, "total, per_million", null)]
    [TestCase("cost: per_milion < 1usd", 6, "total, per_million", "per_million")]
    [TestCase("cost: total < 1", 14, "an amount such as 2.10usd", "1usd")]
    [TestCase("cost: total < 1eur", 14, "an amount such as 2.10usd", null)]
    [TestCase("nic{endpoint=dc-par}: max < 80%", 4, "site", null)]
    [TestCase("nic{site=dc-par}: max < 80", 24, "a ratio from 0% to 100%", "80%")]
    [TestCase("nic", 3, "'{', '[' or ':'", null)]
    [TestCase("utilization{resource=\"pod cpu\"} max < 8%", 32, "'[' or ':'", null)]
    [TestCase("latency", 7, "'{', '[' or ':'", null)]
    [TestCase("latency{}: mean < 1s", 8, "region, country, endpoint", null)]
    [TestCase("latency{contry=FR}: mean < 1s", 8, "region, country, endpoint", "country")]
    [TestCase("latency{country:FR}: mean < 1s", 15, "'='", null)]
    [TestCase("latency{country=fr}: mean < 1s", 16, "an ISO 3166 country code such as FR", "FR")]
    [TestCase("latency{region=europe}: mean < 1s", 15, "af, an, as, eu, na, oc, sa", null)]
    [TestCase("latency{country=FR, country=DE}: mean < 1s", 20, "'country' only once", null)]
    [TestCase(
        "latency{region=eu, country=FR}: mean < 1s",
        19,
        "country without region and endpoint: a country is measured over all endpoints",
        null
    )]
    [TestCase("latency{endpoint=\"dc: mean < 1s", 17, "the id of a site or pool", null)]
    [TestCase("latency{country=FR: mean < 1s", 18, "',' or '}'", null)]
    [TestCase("latency{country=FR} mean < 1s", 20, "'[' or ':'", null)]
    [TestCase("cost total < 1usd", 5, "'{' or ':'", null)]
    [TestCase("cost{region=eu} total < 1usd", 16, "':'", null)]
    [TestCase(
        "cost{region=eu}[1h..]: total < 1usd",
        15,
        "':': costs are those of the whole run, whose prices are of its hours and its 95th percentile",
        null
    )]
    [TestCase("latency[]: mean < 1s", 8, "'..', as in [10m..20m]", null)]
    [TestCase("latency[10m]: mean < 1s", 11, "'..', as in [10m..20m]", null)]
    [TestCase("latency[10m.20m]: mean < 1s", 8, "a duration such as 250ms, 10s, 45m or 1h30m", null)]
    [TestCase("latency[10..20m]: mean < 1s", 8, "a duration such as 250ms, 10s, 45m or 1h30m", "10m")]
    [TestCase("latency[10m..20x]: mean < 1s", 13, "a duration such as 250ms, 10s, 45m or 1h30m", null)]
    [TestCase("latency[..]: mean < 1s", 10, "a begin or an end, as in [10m..20m], [10m..] and [..20m]", null)]
    [TestCase("latency[20m..10m]: mean < 1s", 13, "a time after 20m: the window is empty", null)]
    [TestCase("latency[10m..600s]: mean < 1s", 13, "a time after 10m: the window is empty", null)]
    [TestCase("latency[..0s]: mean < 1s", 10, "a time after 0s: the window is empty", null)]
    [TestCase("latency[10m..20m: mean < 1s", 16, "']'", null)]
    [TestCase("latency[10m..20m] mean < 1s", 18, "':'", null)]
    [TestCase("latency: maen < 1s", 9, "p(N), mean, min, max", "mean")]
    [TestCase("latency: p99 < 1s", 9, "p(N), such as p(99)", "p(99)")]
    [TestCase("latency: p < 1s", 9, "p(N), such as p(99)", null)]
    [TestCase("latency: p(x) < 1s", 11, "a percentile such as 99 or 99.9", null)]
    [TestCase("latency: p(0) < 1s", 11, "a percentile above 0, at most 100", null)]
    [TestCase("latency: p(101) < 1s", 11, "a percentile above 0, at most 100", null)]
    [TestCase("latency: p(99 < 1s", 14, "')'", null)]
    [TestCase("latency: mean 1s", 14, "'<', '<=', '>' or '>='", null)]
    [TestCase("latency: mean < 250", 16, "a duration such as 250ms, 10s, 45m or 1h30m", "250ms")]
    [TestCase("latency: mean <", 15, "a duration such as 250ms, 10s, 45m or 1h30m", null)]
    [TestCase("errors: rate < 1s", 15, "a ratio from 0% to 100%", null)]
    [TestCase("utilization: max < 80", 19, "a ratio from 0% to 100%", "80%")]
    [TestCase(
        "utilization{resource=\"blade cp\"}: max < 8%",
        21,
        "blade cpu, blade nic, blade connections, pod cpu, pod concurrency",
        "blade cpu"
    )]
    [TestCase("errors: mean < 1%", 8, "rate", null)]
    [TestCase("failed: count < 1k", 16, "a number such as 1000", null)]
    [TestCase("failed: count < 1000 !", 21, "the end", null)]
    public void An_error_points_at_the_character_and_names_what_may_stand_there(
        string text,
        int position,
        string expected,
        string? suggestion
    )
    {
        bool read = ThresholdParser.TryParse(text, out Threshold? threshold, out ThresholdSyntaxError? error);
        Assert.That((read, threshold), Is.EqualTo((false, (Threshold?)null)));
        Assert.That(error, Is.EqualTo(new ThresholdSyntaxError(position, expected, suggestion)));
    }

    [TestCase("latency{ endpoint = dc-par, region=eu }: mean < 1s", "endpoint", 20)]
    [TestCase("latency{ endpoint = dc-par, region=eu }: mean < 1s", "region", 35)]
    [TestCase("utilization{resource=\"blade cpu\",endpoint=a}: max < 8%", "resource", 21)]
    [TestCase("nic{site=a}: max < 8%", "endpoint", 9)]
    [TestCase("utilization{resource=\"blade cpu\",endpoint=a}: max < 8%", "endpoint", 42)]
    public void The_value_of_a_selector_is_found_again(string text, string key, int position) =>
        Assert.That(ThresholdParser.PositionOf(text, key), Is.EqualTo(position));

    [Test]
    public void The_exception_of_Parse_draws_a_caret_under_the_character() =>
        Assert.That(
            () => ThresholdParser.Parse("latency: maen < 1s"),
            Throws
                .TypeOf<FormatException>()
                .With.Message.EqualTo(
                    "latency: maen < 1s\n         ^ expected p(N), mean, min, max; did you mean 'mean'?"
                )
        );

    [Law(MaxTest = 500)]
    public bool Any_text_is_either_a_threshold_or_an_error_inside_it(string? text)
    {
        text ??= "";
        return ThresholdParser.TryParse(text, out _, out ThresholdSyntaxError? error)
            || (error.Position >= 0 && error.Position <= text.Length && error.Expected.Length > 0);
    }

    [Test]
    public void Every_resource_that_is_recorded_can_be_asked_for() =>
        Assert.That(ThresholdVocabulary.Resources, Is.EqualTo(EndpointUse.Resources));
}
