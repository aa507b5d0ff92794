using System.IO.Compression;
using System.Text;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Schema;

namespace Sim.Scenarios.Tests.Replay;

public sealed class DemandTraceReaderTests
{
    private static readonly string[] s_countries = ["DE", "FR", "US"];

    // 60 and 120 requests in a minute are 1 and 2 per second.
    [Test]
    public void Each_country_has_its_rates()
    {
        DemandTrace trace = Clean("minute,country,requests\n0,FR,60\n0,DE,120\n1,FR,180\n1,DE,0\n");

        Assert.Multiple(() =>
        {
            Assert.That(trace.Parts.Select(part => part.Country), Is.EqualTo(["DE", "FR"]));
            Assert.That(trace.Parts[0].Trace.Rates, Is.EqualTo([2.0, 0]));
            Assert.That(trace.Parts[1].Trace.Rates, Is.EqualTo([1.0, 3]));
            Assert.That(trace.Length, Is.EqualTo(SimDuration.FromMinutes(2)));
            // 3 in both minutes.
            Assert.That(trace.Peak, Is.EqualTo(new RequestRate(3)));
        });
    }

    [Test]
    public void Countries_may_follow_each_other_instead_of_being_mixed() =>
        Assert.That(
            Clean(
                "time,requests,country\n1760000000,60,FR\n1760000060,60,FR\n1760000000,60,DE\n1760000060,60,DE\n"
            ).Parts.Count,
            Is.EqualTo(2)
        );

    [Test]
    public void Without_a_country_it_is_the_demand_of_everybody()
    {
        DemandTrace trace = Clean("minute,rps\n0,5\n1,6\n");

        Assert.That(trace.Parts.Single().Country, Is.Null);
        Assert.That(trace.Peak, Is.EqualTo(new RequestRate(6)));
    }

    [Test]
    public void A_gap_is_a_line_and_before_the_first_and_after_the_last_row_there_is_nothing()
    {
        DemandTrace? trace = Read(
            "minute,country,rps\n0,FR,1\n1,FR,1\n2,FR,1\n3,FR,1\n1,DE,10\n3,DE,30\n4,FR,1\n",
            out DiagnosticList found
        );

        Assert.Multiple(() =>
        {
            Assert.That(trace!.Parts[0].Trace.Rates, Is.EqualTo([0.0, 10, 20, 30, 0]));
            Assert.That(
                Lines(found),
                Is.EqualTo(["t.csv:6:1 Warning missing-steps", "t.csv:7:1 Warning missing-steps"])
            );
            Assert.That(found.Sorted()[0].Message, Does.Contain("2 steps of 1m are missing of DE"));
        });
    }

    [TestCase("minute,country,rps\n0,FR,1\n1,FR,1\n1,FR,2\n", "t.csv:4:1 Error not-rising")]
    [TestCase("minute,country,rps\n0,FR,1\n2,FR,1\n0,DE,1\n5,DE,1\n", "t.csv:5:1 Error uneven-step")]
    [TestCase("minute,country,rps\n0,FRA,1\n1,FR,x\n", "t.csv:2:3 Error unknown-word", "t.csv:3:6 Error number")]
    [TestCase("minute,country,rps\n0,FR,1\n0,DE,1\n", "t.csv:1:1 Error short-trace")]
    [TestCase("minute,country,rps\n0,FR,0\n1,FR,0\n", "t.csv:1:1 Error no-requests")]
    [TestCase("minute,country\n0,FR\n", "t.csv:1:1 Error unknown-column")]
    public void What_is_no_trace_is_refused_at_its_place(string text, params string[] errors)
    {
        DemandTrace? trace = Read(text, out DiagnosticList found);

        Assert.That(trace, Is.Null);
        Assert.That(Lines(found), Is.EqualTo(errors));
    }

    [Test]
    public void A_packed_file_is_unpacked_and_one_that_is_not_packed_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(Encoding.ASCII.GetBytes("minute,rps\n0,5\n1,6\n"));
        }
        var files = new MemoryFiles { ["no.csv.gz"] = "minute,rps\n0,5\n1,6\n" };
        files.Add("t.csv.gz", packed.ToArray());
        DiagnosticList found = [];

        Assert.That(DemandTraceReader.ReadFile(files, "t.csv.gz", s_countries, found)!.Parts, Has.Count.EqualTo(1));
        Assert.That(DemandTraceReader.ReadFile(files, "no.csv.gz", s_countries, found), Is.Null);
        Assert.That(Lines(found), Is.EqualTo(["no.csv.gz:1:1 Error not-gzip"]));
    }

    // Half of a packed file unpacks to the half of a trace, without a word from the framework; its end says so.
    [Test]
    public void A_packed_file_that_is_cut_off_is_refused()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            string rows = string.Concat(Enumerable.Range(0, 500).Select(i => $"{i},{(i * 7919) % 1000}\n"));
            gzip.Write(Encoding.ASCII.GetBytes("minute,rps\n" + rows));
        }
        byte[] whole = packed.ToArray();
        var files = new MemoryFiles();
        files.Add("whole.csv.gz", whole);
        files.Add("cut.csv.gz", whole[..(whole.Length / 2)]);
        DiagnosticList found = [];

        Assert.That(DemandTraceReader.ReadFile(files, "whole.csv.gz", s_countries, found), Is.Not.Null);
        Assert.That(DemandTraceReader.ReadFile(files, "cut.csv.gz", s_countries, found), Is.Null);
        Assert.That(Lines(found), Is.EqualTo(["cut.csv.gz:1:1 Error unreadable-file"]));
    }

    private static DemandTrace Clean(string text)
    {
        DemandTrace? trace = Read(text, out DiagnosticList found);
        Assert.That(Lines(found), Is.Empty);
        return trace!;
    }

    private static DemandTrace? Read(string text, out DiagnosticList found)
    {
        found = [];
        return DemandTraceReader.Read(new SourceText("t.csv", text), s_countries, found);
    }

    private static IEnumerable<string> Lines(DiagnosticList found) =>
        found.Sorted().Select(one => $"{one.File}:{one.Line}:{one.Column} {one.Severity} {one.Code}");
}
