using NodaTime;
using Sim.Core.Quantities;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Replay;

public sealed class TraceReaderTests
{
    // 3,600 and 7,200 requests in an hour are 1 and 2 per second.
    [Test]
    public void Requests_of_an_interval_become_a_rate()
    {
        RequestTrace trace = Clean("# from somewhere\nhour,requests\n1998-04-30 21:00,3600\n1998-04-30 22:00,7200\n");

        Assert.Multiple(() =>
        {
            Assert.That(trace.Start, Is.EqualTo(Instant.FromUtc(1998, 4, 30, 21, 0)));
            Assert.That(trace.Interval, Is.EqualTo(SimDuration.FromHours(1)));
            Assert.That(trace.Rates, Is.EqualTo(new[] { 1.0, 2.0 }));
        });
    }

    [TestCase("minute,rps\n0,5\n1,6\n", 60, null, 5, 6)]
    [TestCase("seconds,rps\n0,5\n15,6\n", 15, null, 5, 6)]
    [TestCase("time,rps\n1760000000,5\n1760000060,6\n", 60, 1_760_000_000L, 5, 6)]
    [TestCase("timestamp,rps\n2025-10-09T08:53:20Z,5\n2025-10-09T08:53:30.0Z,6\n", 10, 1_760_000_000L, 5, 6)]
    [TestCase("t,a,qps\n2025-10-09T08:53:20,1,5\n2025-10-09T08:53:30,2,6\n", 10, 1_760_000_000L, 5, 6)]
    [TestCase("\"minute\",\"requests\"\n0,60\n1,120\n", 60, null, 1, 2)]
    public void Times_are_read_in_the_ways_that_tools_write_them(
        string text,
        int interval,
        long? start,
        double first,
        double second
    )
    {
        RequestTrace trace = Clean(text);

        Assert.Multiple(() =>
        {
            Assert.That(trace.Interval, Is.EqualTo(SimDuration.FromSeconds(interval)));
            Assert.That(trace.Start?.ToUnixTimeSeconds(), Is.EqualTo(start));
            Assert.That(trace.Rates, Is.EqualTo(new[] { first, second }));
        });
    }

    [Test]
    public void Missing_steps_lie_on_a_line_and_are_told()
    {
        RequestTrace? trace = Read("minute,rps\n0,10\n1,20\n4,50\n", out DiagnosticList found);

        Assert.Multiple(() =>
        {
            Assert.That(trace!.Rates, Is.EqualTo(new[] { 10.0, 20, 30, 40, 50 }));
            Assert.That(Lines(found), Is.EqualTo(new[] { "t.csv:4:1 Warning missing-steps" }));
        });
    }

    [TestCase("minute,rps\n0,1\n2,1\n1,1\n", "t.csv:4:1 Error not-rising")]
    [TestCase("minute,rps\n0,1\n2,1\n5,1\n", "t.csv:4:1 Error uneven-step")]
    [TestCase("minute,rps\n0,1\n", "t.csv:1:1 Error short-trace")]
    [TestCase("minute,rps\n0,x\n1,1\n", "t.csv:2:3 Error number")]
    [TestCase("minute,rps\n0,-1\n1,1\n", "t.csv:2:3 Error number")]
    [TestCase("time,rps\nnoon,1\n2,1\n", "t.csv:2:1 Error wrong-time", "t.csv:3:1 Error wrong-time")]
    [TestCase("x,rps\n0,1\n1,1\n", "t.csv:2:1 Error unknown-unit", "t.csv:3:1 Error unknown-unit")]
    [TestCase("minute,cpu\n0,1\n1,1\n", "t.csv:1:1 Error unknown-column")]
    [TestCase("minute,rps,requests\n0,1,2\n1,1,2\n", "t.csv:1:1 Error unknown-column")]
    [TestCase("minute\n0\n", "t.csv:1:1 Error missing-column")]
    [TestCase("", "t.csv:1:1 Error missing-column")]
    public void What_is_no_trace_is_refused_at_its_place(string text, params string[] errors)
    {
        RequestTrace? trace = Read(text, out DiagnosticList found);

        Assert.Multiple(() =>
        {
            Assert.That(trace, Is.Null);
            Assert.That(Lines(found), Is.EqualTo(errors));
        });
    }

    [Test]
    public void A_column_may_be_chosen()
    {
        DiagnosticList found = [];
        SourceText source = new("t.csv", "minute,rps,requests\n0,1,120\n1,1,240\n");

        Assert.Multiple(() =>
        {
            Assert.That(TraceReader.Read(source, found, "requests")!.Rates, Is.EqualTo(new[] { 2.0, 4.0 }));
            Assert.That(TraceReader.Read(source, found, "rsp"), Is.Null);
            Assert.That(found.Single().Suggestion, Is.EqualTo("rps"));
        });
    }

    private static RequestTrace Clean(string text)
    {
        RequestTrace? trace = Read(text, out DiagnosticList found);
        Assert.That(Lines(found), Is.Empty);
        return trace!;
    }

    private static RequestTrace? Read(string text, out DiagnosticList found)
    {
        found = [];
        return TraceReader.Read(new SourceText("t.csv", text), found);
    }

    private static IEnumerable<string> Lines(DiagnosticList found) =>
        found.Sorted().Select(one => $"{one.File}:{one.Line}:{one.Column} {one.Severity} {one.Code}");
}
