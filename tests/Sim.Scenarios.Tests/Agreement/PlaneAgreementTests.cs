using System.Globalization;
using System.Text;

namespace Sim.Scenarios.Tests.Agreement;

/// <summary>Both planes tell the same story, and the page of Traffic shows how well.</summary>
/// <remarks>
/// What is asked, beyond the interval of the difference: answered 1 %, mean latency 5 %, p95 10 %, p99 15 % where
/// queues are stationary; failed requests 10 %, or one in five thousand where hardly any fail; times of events one
/// step, 10 s.
/// </remarks>
[TestFixture]
public sealed class PlaneAgreementTests
{
    private const double StepSeconds = 10;

    /// <summary>Below this share of what was sent, failures are counted, not compared.</summary>
    private const double HardlyAny = 2e-4;

    private const string Begin = "<!-- agreement -->";
    private const string End = "<!-- end of agreement -->";

    /// <summary>Set to write the table into the page instead of comparing it.</summary>
    private const string Write = "SIM_WRITE_AGREEMENT";

    [Test]
    public void Flow_and_request_plane_agree_and_the_page_says_how_well()
    {
        var load = new StringBuilder(
            "| scenario | answered, k | mean, ms | p95, ms | p99, ms | failed, k |\n|---|---|---|---|---|---|\n"
        );
        var events = new StringBuilder("| scenario | half moved, s | 90 % moved, s | back, s |\n|---|---|---|---|\n");
        Assert.Multiple(() =>
        {
            foreach (AgreementCase one in AgreementCase.All)
            {
                var runs = new PairedRuns(one);
                Compare(one, runs, load);
                CompareTimes(one, runs, events);
            }
        });
        string table = $"{Begin}\n{load}\n{events}{End}";
        Assert.That(OnPage(table), Is.EqualTo(table), $"Set {Write}=1 to write the table anew.");
    }

    private static void Compare(AgreementCase one, PairedRuns runs, StringBuilder table)
    {
        PairedMeasure answered = runs.Of(run => run.Totals.Answered / 1_000);
        PairedMeasure mean = runs.Of(run => run.Regions[0].Latency.Mean().TotalMilliseconds);
        PairedMeasure p95 = runs.Of(run => run.Regions[0].Latency.Quantile(0.95).TotalMilliseconds);
        PairedMeasure p99 = runs.Of(run => run.Regions[0].Latency.Quantile(0.99).TotalMilliseconds);
        PairedMeasure failed = runs.Of(run => run.Totals.Failed / 1_000);
        double sent = answered.Request!.Value + failed.Request!.Value;
        bool fails = failed.Beyond <= 0.10 * failed.Request.Value || failed.Beyond <= HardlyAny * sent;
        Assert.That(answered.IsWithinShare(0.01), $"{one.Name}: answered {answered.Text("0.0")}");
        Assert.That(fails, $"{one.Name}: failed {failed.Text("0.000")}");
        if (!one.IsOverload)
        {
            Assert.That(mean.IsWithinShare(0.05), $"{one.Name}: mean {mean.Text("0.0")}");
            Assert.That(p95.IsWithinShare(0.10), $"{one.Name}: p95 {p95.Text("0.0")}");
            Assert.That(p99.IsWithinShare(0.15), $"{one.Name}: p99 {p99.Text("0.0")}");
        }
        table.Append(
            CultureInfo.InvariantCulture,
            $"| {one.Name} | {answered.Text("0")} | {mean.Text("0.0")} | {p95.Text("0")} | {p99.Text("0")} "
                + $"| {(failed is { Flow: 0, Request: 0 } ? "0" : failed.Text("0.0"))} |\n"
        );
    }

    private static void CompareTimes(AgreementCase one, PairedRuns runs, StringBuilder table)
    {
        bool movesNobody =
            one.World.More.Contains("blade/", StringComparison.Ordinal)
            || one.World.More.Contains("pods/", StringComparison.Ordinal);
        bool happensNothing = !one.World.More.Contains("at:", StringComparison.Ordinal);
        if (happensNothing || movesNobody)
        {
            return;
        }
        PairedMeasure half = runs.Of(run => run.Incidents[0].MovedP50Seconds);
        PairedMeasure most = runs.Of(run => run.Incidents[0].MovedP90Seconds);
        PairedMeasure back = runs.Of(run => run.Incidents[0].ReturnedSeconds);
        foreach (
            (string name, PairedMeasure time) in new[] { ("half moved", half), ("90 % moved", most), ("back", back) }
        )
        {
            Assert.That(time.Beyond, Is.LessThanOrEqualTo(StepSeconds), $"{one.Name}: {name} {time.Text("0.0")}");
        }
        table.Append(
            CultureInfo.InvariantCulture,
            $"| {one.Name} | {half.Text("0")} | {most.Text("0")} | {back.Text("0")} |\n"
        );
    }

    /// <summary>The table as the page has it, or has it from now on.</summary>
    private static string OnPage(string table)
    {
        string path = Repository.PathOf("Sim.Core/Traffic/README.md");
        string page = File.ReadAllText(path);
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal) + End.Length;
        Assert.That(begin, Is.GreaterThanOrEqualTo(0), $"The page has no {Begin}.");
        if (Environment.GetEnvironmentVariable(Write) is { Length: > 0 })
        {
            File.WriteAllText(path, page[..begin] + table + page[end..]);
            return table;
        }
        return page[begin..end];
    }
}
