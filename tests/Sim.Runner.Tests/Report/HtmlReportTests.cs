using System.Text.RegularExpressions;
using Sim.Runner.Plots;
using Sim.Runner.Report;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;

namespace Sim.Runner.Tests.Report;

public sealed partial class HtmlReportTests
{
    private static readonly Chart s_chart = new("traffic", "t", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>", []);

    [Test]
    public async Task The_verdict_comes_first_then_thresholds_incidents_charts_and_tables()
    {
        string html = await HtmlReport.RenderAsync(SyntheticRun.Outage, [s_chart]);
        string[] inOrder =
        [
            "failed: 2 of 3 thresholds broken",
            "<h2>Thresholds</h2>",
            "latency{country=FR}: p(99) &lt; 250ms",
            "<h2>Incidents</h2>",
            "site/dc-par: blackhole, for 45m",
            "<h2>Charts</h2>",
            s_chart.Svg,
            "<h2>Regions</h2>",
            "North America",
            "<h2>Endpoints</h2>",
            "gke-asia",
            "<h2>Notes and assumptions</h2>",
            "203.0.113.99",
            "<h2>Inputs</h2>",
            "9c56cc51b374c3ba189210d5b6d4bf57790d351c96c47c02190ecf1e430635ab",
        ];
        int[] places = [.. inOrder.Select(text => html.IndexOf(text, StringComparison.Ordinal))];
        Assert.That(places, Is.Ordered.Ascending.And.All.Not.Negative);
    }

    [Test]
    public async Task Stages_follow_the_thresholds()
    {
        string html = await HtmlReport.RenderAsync(SyntheticMigration.Run, [s_chart]);
        string[] inOrder =
        [
            "failed: italy, stage 2 of 3, is broken",
            "<h2>Thresholds</h2>",
            "<h2>Stages</h2>",
            "BROKEN",
            "IT has 93.0 % of the failures",
            "<h2>Charts</h2>",
        ];
        int[] places = [.. inOrder.Select(text => html.IndexOf(text, StringComparison.Ordinal))];
        Assert.That(places, Is.Ordered.Ascending.And.All.Not.Negative);
    }

    // Detected, moved p50, p90, p99, capacity, returned.
    [Test]
    public async Task What_did_not_happen_is_a_dash()
    {
        string html = await HtmlReport.RenderAsync(UnnoticedOutage.Run, [s_chart]);
        string row = html[html.IndexOf("site/dc-par: blackhole", StringComparison.Ordinal)..];
        row = row[..row.IndexOf("</tr>", StringComparison.Ordinal)];
        Assert.That(row.Split("<td class=\"n\">-</td>"), Has.Length.EqualTo(6 + 1));
    }

    [Test]
    public async Task The_error_ratio_says_what_it_is_of()
    {
        string html = await HtmlReport.RenderAsync(SyntheticRun.Outage, []);
        string header = TagPattern().Replace(html[..html.IndexOf("</header>", StringComparison.Ordinal)], " ");
        Assert.That(
            string.Join(' ', header.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            Does.Contain("error ratio, after retries 0.061 % 1.28M of 2.10G failed")
        );
    }

    [Test]
    public async Task Text_of_a_scenario_is_shown_not_obeyed()
    {
        const string Attack = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>";
        RunResult run = SyntheticRun.Outage;
        string html = await HtmlReport.RenderAsync(
            run with
            {
                Identity = run.Identity with
                {
                    Scenario = Attack,
                    Description = Attack,
                    Inputs = [new(Attack, Attack)],
                },
                Thresholds = [new(Attack, false, Attack, null)],
                Incidents = [run.Incidents[0] with { Subject = Attack, Action = Attack }],
                Regions = [run.Regions[0] with { Region = Attack }],
                Endpoints =
                [
                    run.Endpoints[0] with
                    {
                        Endpoint = Attack,
                        Kind = Attack,
                        Resources = [new(Attack, 1, 1)],
                    },
                ],
                Notes = [Attack],
            },
            [],
            Attack
        );
        Assert.That(html, Does.Not.Contain("<script").And.Not.Contain("<img"));
        Assert.That(html, Does.Contain("&lt;script&gt;alert(1)"));
    }

    [Test]
    public async Task The_page_asks_no_other_machine_for_anything()
    {
        ChartFont font = ChartFont.Find()!;
        string html = await HtmlReport.RenderAsync(SyntheticRun.Outage, ChartSet.Render(SyntheticRun.Outage, font));
        Assert.That(html, Does.Contain("default-src 'none'"));
        // Names of XML namespaces are the only addresses.
        string[] addresses = [.. AddressPattern().Matches(html).Select(match => match.Value).Distinct()];
        Assert.That(addresses, Is.SubsetOf(new[] { "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink" }));
        Assert.That(html, Does.Not.Match("<(link|script|iframe|img)\\b|@import|url\\((?!#)"));
    }

    [Test]
    public async Task Ids_of_several_charts_do_not_meet()
    {
        ChartFont font = ChartFont.Find()!;
        string html = await HtmlReport.RenderAsync(SyntheticRun.Outage, ChartSet.Render(SyntheticRun.Outage, font));
        string[] ids = [.. IdPattern().Matches(html).Select(match => match.Groups[1].Value)];
        Assert.That(ids, Is.Not.Empty.And.Unique);
    }

    [Test]
    public async Task Without_a_font_the_report_says_why_there_are_no_charts()
    {
        string html = await HtmlReport.RenderAsync(SyntheticRun.Quiet, [], ChartFont.Remedy);
        Assert.That(html, Does.Contain("apt-get install fonts-dejavu-core"));
    }

    [Test]
    public void Without_a_font_the_run_folder_gets_a_report_and_no_plots() =>
        Assert.That(
            RunPictures.For(SyntheticRun.Quiet, font: null).Select(picture => picture.RelativePath),
            Is.EqualTo(new[] { "report.html" })
        );

    [Test]
    public void Every_chart_goes_into_the_run_folder_in_both_forms()
    {
        string parent = Directory.CreateTempSubdirectory("report").FullName;
        try
        {
            IReadOnlyList<RunPicture> pictures = RunPictures.For(SyntheticRun.Quiet, ChartFont.Find());
            RunFolderOutcome folder = RunFolder.Write(parent, SyntheticRun.Quiet, ["run", "a.yaml"], pictures);
            Assert.That(folder.Status, Is.EqualTo(RunFolderStatus.Written), folder.Message);
            Assert.That(
                Directory.EnumerateFiles(Path.Combine(folder.Path, "plots")).Select(Path.GetFileName),
                Is.EquivalentTo(
                    new[]
                    {
                        "traffic.svg",
                        "traffic.png",
                        "latency.svg",
                        "latency.png",
                        "distribution.svg",
                        "distribution.png",
                        "pools.svg",
                        "pools.png",
                        "errors.svg",
                        "errors.png",
                    }
                )
            );
            Assert.That(File.ReadAllText(Path.Combine(folder.Path, "report.html")), Does.Contain("id=\"traffic-1\""));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }

    [GeneratedRegex(@"https?://[^""'\s<)]+")]
    private static partial Regex AddressPattern();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex TagPattern();

    [GeneratedRegex(@"\bid=""([^""]+)""")]
    private static partial Regex IdPattern();
}
