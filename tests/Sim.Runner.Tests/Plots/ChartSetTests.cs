using System.Text.RegularExpressions;
using System.Xml.Linq;
using ScottPlot;
using ScottPlot.Plottables;
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

    /// <remarks>
    /// Pods at 20:03: Paris's pods see 14.3k requests/s, of which 1 - exp(-2.9 / 0.9) = 96 % have moved half a minute
    /// later; with 620 of its own gke-eu gets 13.56k, at 260 a pod 52. New pods come 3 minutes after the load: still 8.
    /// </remarks>
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
                    "pools: The load of gke-eu outgrew its ready pods: at 20:03 it would fill 52, and 8 were ready",
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
            ChartSet.Render(UnnoticedOutage.Run, s_font)[0].Title,
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
            string word in new[] { "dc-par", "gke-eu", "requests per second", "UTC, Mon 15 Oct 2018", "20:15", "40k" }
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
    public void An_outage_begins_at_the_line_of_its_fault()
    {
        // dc-par is the lowest area. The fault is at 20:00, the begin of a bucket: the area falls upright at 20.
        Figure figure = TrafficChart.Create(SyntheticRun.Outage, s_font, "");
        Coordinates[] corners = figure.Panels[1].Plot.GetPlottables<Polygon>().Last().Coordinates;
        double[] atFault = [.. corners.Where(corner => Math.Abs(corner.X - 20) < 1e-9).Select(corner => corner.Y)];
        double[] before = [.. corners.Where(corner => corner.X is > 19.9 and < 20 - 1e-9).Select(corner => corner.Y)];
        Assert.That(atFault, Has.Length.EqualTo(2));
        Assert.That(atFault[0], Is.GreaterThan(10_000));
        Assert.That(atFault[1], Is.Zero.Within(1e-6));
        Assert.That(before, Is.Not.Empty.And.All.GreaterThan(10_000));
    }

    [Test]
    public void A_run_of_one_bucket_fills_its_frame()
    {
        RunResult run = OneBucket();
        Polygon area = TrafficChart.Create(run, s_font, "").Panels[0].Plot.GetPlottables<Polygon>().Single();
        double end = 10 / 3600.0;
        Assert.That(
            area.Coordinates,
            Is.EqualTo(new Coordinates[] { new(0, 0), new(0, 90), new(end, 90), new(end, 0) })
        );
        Scatter median = LatencyChart.Create(run, s_font, "").Panels[0].Plot.GetPlottables<Scatter>().Last();
        double log = Math.Log10(25);
        Assert.That(median.Data.GetScatterPoints(), Is.EqualTo(new Coordinates[] { new(0, log), new(end, log) }));
        Assert.That(ChartSet.Render(run, s_font).Select(chart => chart.Name), Is.EqualTo(ChartSet.Names));
    }

    [Test]
    public void No_curve_reaches_the_names_of_incidents()
    {
        // A minute apart, the names of two faults do not fit beside each other.
        RunResult run = SyntheticRun.Outage;
        Incident fault = run.Incidents[0];
        RunResult several = run with
        {
            Incidents = [fault, fault with { Subject = "upstream/dc-lon/AS2914", AtSeconds = fault.AtSeconds + 60 }],
        };
        double most = several.Timeline.Regions.SelectMany(region => region.ErrorRatio).Max();
        foreach (Panel panel in ErrorsChart.Create(several, s_font, "").Panels.Where((_, index) => index % 2 == 0))
        {
            int rows = panel.Plot.GetPlottables<Text>().Select(text => text.OffsetY).Distinct().Count();
            // 25 px a row, of the data area of the panel.
            double band = rows * 25 / Panel.DataHeightPx(panel.Place, labeled: false);
            Assert.That(rows, Is.EqualTo(2));
            Assert.That(most, Is.LessThanOrEqualTo(panel.Plot.Axes.GetLimits().Top * (1 - band) + 1e-9));
        }
    }

    [Test]
    public void A_gap_in_the_data_is_a_gap_in_the_line()
    {
        // Oceania's p99 has none from 15:00 to 16:00: its path is lifted once.
        string latency = ChartSet.Render(SyntheticRun.Quiet, s_font)[1].Svg;
        int lifted = P99Pattern().Matches(latency).Count(path => path.Groups[1].Value.Count(c => c == 'M') == 2);
        Assert.That(lifted, Is.EqualTo(1));
    }

    /// <summary>Three seconds: 90 requests/s of one endpoint, p50, p95 and p99 at 25, 50 and 100 ms.</summary>
    private static RunResult OneBucket()
    {
        RunResult quiet = SyntheticRun.Quiet;
        return quiet with
        {
            Identity = quiet.Identity with { Duration = SimDuration.FromSeconds(3) },
            Timeline = new Timeline
            {
                Bucket = SimDuration.FromSeconds(10),
                LastBucket = SimDuration.FromSeconds(10),
                Count = 1,
                Demand = [90],
                Endpoints = [new EndpointSeries("dc-par", [90], [0], [0.5])],
                Regions = [new RegionSeries("eu", [25], [50], [100], [0])],
                Pools = [new PoolSeries("gke-eu", [8], [8], [2], [3])],
            },
        };
    }

    [GeneratedRegex(@"<path fill=""none"" stroke=""#D55E00""[^>]* d=""([^""]+)""")]
    private static partial Regex P99Pattern();
}
