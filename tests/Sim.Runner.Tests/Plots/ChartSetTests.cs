using System.Text.RegularExpressions;
using System.Xml.Linq;
using Sim.Core.Quantities;
using Sim.Runner.Plots;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;
using SkiaSharp;

namespace Sim.Runner.Tests.Plots;

public sealed partial class ChartSetTests
{
    private static readonly ChartFont s_font =
        ChartFont.Find() ?? throw new InvalidOperationException(ChartFont.Remedy);
    private static readonly IReadOnlyList<Chart> s_outage = ChartSet.Render(SyntheticRun.Outage, s_font);

    [Test]
    public void Titles_say_what_was_found() =>
        Assert.That(
            s_outage.Select(chart => $"{chart.Name}: {chart.Title}"),
            Is.EqualTo(
                new[]
                {
                    "traffic: gke-eu takes over when site/dc-par fails at 20:00",
                    "latency: Latency: p99 of Africa rises from 370 ms to 3.11 s at 20:02 UTC",
                    "distribution: Half of all answers take 33.3 ms or less, one in a hundred more than 365 ms",
                    "pools: The load of gke-eu outgrew its ready pods for 6m 00s",
                    "errors: 1.28M of 2.10G requests failed (0.061 %)",
                }
            )
        );

    [Test]
    public void Titles_of_a_quiet_day_name_the_subject() =>
        Assert.That(
            ChartSet.Render(SyntheticRun.Quiet, s_font).Select(chart => chart.Title),
            Is.EqualTo(
                new[]
                {
                    "Traffic by endpoint, 32.6k requests per second at the peak (21:10 UTC)",
                    "Latency by region is steady over the run",
                    "Half of all answers take 33.3 ms or less, one in a hundred more than 317 ms",
                    "Ready pods always carried the load, which filled 34.6 % of gke-eu at most",
                    "No request failed",
                }
            )
        );

    // gke-eu gained then, but not on account of an incident that moved nobody.
    [Test]
    public void Nobody_takes_over_when_nobody_moves() =>
        Assert.That(
            ChartSet.Render(SyntheticRun.Unnoticed, s_font)[0].Title,
            Is.EqualTo("Traffic by endpoint, 32.6k requests per second at the peak (21:10 UTC)")
        );

    [Test]
    public void Pictures_are_1600_by_900_in_both_forms()
    {
        foreach (Chart chart in s_outage)
        {
            using SKBitmap bitmap = SKBitmap.Decode(chart.Png);
            Assert.That((bitmap.Width, bitmap.Height), Is.EqualTo((1600, 900)), chart.Name);
            Assert.That(XDocument.Parse(chart.Svg).Root!.Attribute("viewBox")!.Value, Is.EqualTo("0 0 1600 900"));
        }
    }

    [Test]
    public void The_same_run_has_the_same_bytes_again_in_this_process()
    {
        IReadOnlyList<Chart> again = ChartSet.Render(SyntheticRun.Outage, s_font);
        Assert.That(again.Select(chart => chart.Svg), Is.EqualTo(s_outage.Select(chart => chart.Svg)));
        Assert.That(again.Select(chart => chart.Png), Is.EqualTo(s_outage.Select(chart => chart.Png)));
    }

    [Test]
    public void Words_are_words_in_the_svg()
    {
        string traffic = s_outage[0].Svg;
        foreach (
            string word in new[] { "dc-par", "gke-eu", "requests per second", "UTC, Mon 15 Oct 2018", "20:15", "30k" }
        )
        {
            Assert.That(traffic, Does.Contain($">{word}</text>"));
        }
        Assert.That(traffic, Does.Contain(", sans-serif\""));
    }

    [Test]
    public void The_same_words_are_drawn_into_the_png()
    {
        // Only the title stands in this band of the page: dark pixels are letters.
        using SKBitmap bitmap = SKBitmap.Decode(s_outage[0].Png);
        int dark = 0;
        for (int y = 20; y < 60; y++)
        {
            for (int x = 36; x < 900; x++)
            {
                dark += bitmap.GetPixel(x, y).Red < 100 ? 1 : 0;
            }
        }
        Assert.That(dark, Is.GreaterThan(1000));
    }

    [Test]
    public void Hostile_names_stay_text()
    {
        RunResult run = SyntheticRun.Outage;
        RunResult hostile = run with
        {
            Identity = run.Identity with { Scenario = "<script>&\"" },
            Incidents = [run.Incidents[0] with { Subject = new string('<', 200) }],
        };
        foreach (Chart chart in ChartSet.Render(hostile, s_font))
        {
            Assert.That(
                XDocument.Parse(chart.Svg).Descendants().Select(node => node.Name.LocalName),
                Does.Not.Contain("script")
            );
        }
    }

    [Test]
    public void A_run_without_anything_still_has_five_pictures()
    {
        RunResult quiet = SyntheticRun.Quiet;
        RunResult empty = quiet with
        {
            Totals = new Totals(0, 0, 0, 0, 0, 0),
            Regions = [],
            Endpoints = [],
            Timeline = new Timeline
            {
                Bucket = SimDuration.FromMinutes(1),
                LastBucket = SimDuration.FromMinutes(1),
                Count = 0,
                Demand = [],
                Endpoints = [],
                Regions = [],
                Pools = [],
            },
        };
        Assert.That(ChartSet.Render(empty, s_font).Select(chart => chart.Name), Is.EqualTo(ChartSet.Names));
    }

    [Test]
    public void A_gap_in_the_data_is_a_gap_in_the_line()
    {
        // Oceania's p99 has none from 15:00 to 16:00: its path is lifted once.
        string latency = ChartSet.Render(SyntheticRun.Quiet, s_font)[1].Svg;
        int lifted = P99Pattern().Matches(latency).Count(path => path.Groups[1].Value.Count(c => c == 'M') == 2);
        Assert.That(lifted, Is.EqualTo(1));
    }

    [GeneratedRegex(@"<path fill=""none"" stroke=""#D55E00""[^>]* d=""([^""]+)""")]
    private static partial Regex P99Pattern();
}
