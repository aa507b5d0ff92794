using Sim.Runner.Output;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Results;
using Spectre.Console.Testing;

namespace Sim.Runner.Tests.Output;

public sealed class SummaryPrinterTests
{
    [Test]
    public void An_outage_reads_from_the_verdict_over_the_incident_to_the_tables() =>
        Assert.That(
            Print(SyntheticRun.Outage),
            Is.EqualTo(
                """
                outage: Paris goes dark for 45 minutes in the evening peak
                seed 7, inputs 3f9a0c21b7de, model 0.1.0, data plane flow
                from 2018-10-15T00:00:00Z for 24h
                2.10G requests, 32.6k requests/s at the peak, 1.28M failed (0.061 %)

                Failed: 2 of 3 thresholds broken
                        threshold                           measured   margin
                  pass  latency{country=FR}: p(99) < 250ms   97.5 ms   61.0 %
                  FAIL  errors: rate < 0.1%                  0.161 %  -61.0 %
                  FAIL  latency{country=AQ}: p(99) < 1s      no data        -
                  margin: distance to the limit over the limit; negative when broken

                Incidents
                  at     what                       detected  moved p50     p90     p99  capacity  returned  failed  user-min
                  20:00  site/dc-par blackhole 45m      38 s     1m 24s  2m 32s  7m 11s    5m 26s    6m 52s   1.28M     41.3k
                  times since it began: until a Route 53 health check changed its status (detected), until 50, 90,
                  99 % of the traffic that left had left (moved), until the endpoints that took over could carry it
                  (capacity); since it ended: until 99 % of the traffic was back (returned). failed: requests that
                  no retry repaired; user-min: minutes without service, summed over users; -: it did not happen

                Time to capacity
                  at     waited for          load  metrics  decision    node  image  readiness  endpoint  drain     sum
                  20:00  3 pods of gke-eu  1m 24s     30 s      15 s  1m 44s   20 s       20 s      10 s   43 s  5m 26s
                  the pods that began to serve last before nothing was full any more; one after the other: the load
                  comes that needs them (load), the autoscaler can see it (metrics) and a tick of it asks for them
                  (decision), a node has room (node) and pulls the image (image), the application starts and a probe
                  finds it ready (readiness), the load balancer learns it (endpoint), queues empty (drain)

                Users by region
                  region         answered  failed   errors  user-min      p50      p95      p99     mean
                  Africa             125M   1.15M  0.916 %     12.8k  94.9 ms   197 ms   292 ms   121 ms
                  Asia               294M       0      0 %         0   141 ms   292 ms   430 ms   175 ms
                  Europe            1.17G   1.15M  0.098 %     12.8k  24.0 ms  49.8 ms  73.9 ms  32.5 ms
                  North America      336M       0      0 %         0  38.0 ms  79.2 ms   116 ms  47.5 ms
                  Oceania           42.0M       0      0 %         0   166 ms   344 ms   505 ms   206 ms
                  South America      126M       0      0 %         0   150 ms   312 ms   461 ms   188 ms
                  answered, failed: requests, after retries; errors: failed / (answered + failed); user-min: minutes
                  without service, summed over users; p50 to mean: latency of answered requests, from the begin of
                  the first attempt to the last byte; k, M, G: 10^3, 10^6, 10^9

                Load by endpoint
                  endpoint  answered  failed attempts  peak rps      p99  busiest resource    peak     pods    nodes
                  dc-par        710M            2.69M     13.8k  92.3 ms  blade cpu         62.7 %       40        -
                  dc-fra        319M                0      5878  92.3 ms  blade cpu         42.0 %       40        -
                  dc-lon        194M                0      3569  92.3 ms  blade cpu         25.5 %       40        -
                  dc-nyc        448M                0      7983  92.3 ms  blade cpu         57.0 %       40        -
                  dc-sin        326M                0      5888   445 ms  blade cpu         42.1 %       40        -
                  gke-eu       76.7M            27.9k     14.4k  92.3 ms  pod cpu            100 %  8 to 93  3 to 24
                  gke-us       13.9M                0       247  92.3 ms  pod cpu           12.3 %        4        3
                  gke-asia     10.1M                0       182   445 ms  pod cpu            9.1 %        4        3
                  answered: requests; failed attempts: before retries; peak rps: largest rate of attempts in a step;
                  busiest resource with its peak utilization, 100 % is full (concurrency: requests in work at once);
                  pods, nodes: ready, least to most; -: not modeled
                note: The zone answers 203.0.113.99 for PT, which no site or front end has.
                note: Share of internet users per country: audience is an assumption.
                """
            )
        );

    [Test]
    public void What_did_not_happen_is_a_dash()
    {
        string text = string.Join(' ', Print(UnnoticedOutage.Run).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.That(text, Does.Contain(" 20:00 site/dc-par blackhole 45m - - - - - - 1.28M 41.3k"));
    }

    [Test]
    public void A_quiet_day_has_no_incidents_and_says_that_it_passed()
    {
        string text = Print(SyntheticRun.Quiet);
        Assert.That(text, Does.Contain("\nPassed: all 2 thresholds hold\n"));
        Assert.That(text, Does.Not.Contain("Incidents"));
    }

    [Test]
    public void Without_thresholds_there_is_no_verdict_to_print() =>
        Assert.That(
            Print(SyntheticRun.Quiet with { Thresholds = [] }),
            Does.Contain("\nNo thresholds to judge by\n").And.Not.Contain("Passed")
        );

    [Test]
    public void The_folder_is_named_below_the_run()
    {
        var folder = new RunFolderOutcome(RunFolderStatus.Written, "runs/x", "Results are in runs/x.", true);
        var console = new TestConsole().Width(100);
        SummaryPrinter.Print(SyntheticRun.Quiet, console, folder);
        Assert.That(console.Lines[4], Is.EqualTo("Results are in runs/x."));
    }

    [Test]
    public void Markup_and_control_characters_of_a_scenario_are_shown_not_obeyed()
    {
        Incident hostile = SyntheticRun.Outage.Incidents[0] with { Subject = "[red]x[/]", Action = "\u001b[31my" };
        string text = Print(SyntheticRun.Outage with { Incidents = [hostile], Notes = ["[bold]n"] });
        Assert.That(text, Does.Contain("[red]x[/]").And.Contain("\uFFFD[31my").And.Contain("note: [bold]n"));
    }

    [Test]
    public void A_region_and_an_endpoint_without_traffic_have_dashes()
    {
        RunResult quiet = SyntheticRun.Quiet;
        string text = Print(
            quiet with
            {
                Regions = [quiet.Regions[0] with { Answered = 0, Failed = 0, Latency = new() }],
                Endpoints = [quiet.Endpoints[0] with { Latency = new(), Resources = [], Pods = default }],
            }
        );
        Assert.That(text, Does.Match(@"\n  Africa +0 +0 +0 % +0 +- +- +- +-\n"));
        Assert.That(text, Does.Match(@"\n  dc-par +\d+M +0 +[\d.]+k +- +- +- +- +-\n"));
    }

    [Test]
    public void Stages_are_told_with_the_one_that_broke_and_why()
    {
        string text = Print(SyntheticMigration.Run);
        Assert.That(
            text,
            Does.Contain("\nFailed: italy, stage 2 of 3, is broken\n")
                .And.Match(
                    @"\n  spain +01:00 +01:30 +held +errors: rate < 1% +0.5 % +50.0 % +dc-mad pod cpu +22.8 % +-\n"
                )
                .And.Match(@"\n  italy +01:30 +02:00 +BROKEN +errors: rate < 1% +4.2 % +-320 % +dc-mad pod cpu +100 %")
                .And.Match(@"\n  malta +02:00 +02:30 +not begun +- ")
                .And.Contain("\n  Most failures: IT, 1234 (93.0 %), most of its region's at dc-mad.")
        );
    }

    [Test]
    public void Rollouts_are_told_where_there_are_some()
    {
        var rollout = new RolloutMeasures
        {
            Pool = "gke-eu",
            AtSeconds = 3_600,
            IsRollback = false,
            CompletedSeconds = null,
            DeadlineExceededSeconds = 600,
            SupersededSeconds = null,
            LeastServing = 8,
            MostPods = 13,
        };
        string text = Print(SyntheticRun.Quiet with { Rollouts = [rollout] });
        string[] lines = text.Split('\n');
        int heading = Array.FindIndex(lines, line => line.Contains("Rollouts", StringComparison.Ordinal));
        Assert.That(lines[heading + 1].Trim(), Is.EqualTo("at     pool    state    complete  stalled  fewest  most"));
        Assert.That(lines[heading + 2].Trim(), Is.EqualTo("01:00  gke-eu  stalled         -  10m 00s       8    13"));
        Assert.That(Print(SyntheticRun.Quiet), Does.Not.Contain("Rollouts"));
    }

    private static string Print(RunResult run)
    {
        TestConsole console = new TestConsole().Width(100);
        SummaryPrinter.Print(run, console);
        return string.Join('\n', console.Lines.Select(line => line.TrimEnd())).TrimEnd();
    }
}
