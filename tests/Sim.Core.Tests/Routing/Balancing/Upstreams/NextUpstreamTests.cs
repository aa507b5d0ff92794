using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;
using static Sim.Core.Routing.Balancing.Upstreams.UpstreamFailures;

namespace Sim.Core.Tests.Routing.Balancing.Upstreams;

public sealed class NextUpstreamTests
{
    private static readonly SimDuration s_second = SimDuration.FromSeconds(1);

    [TestCase(Error, 2, true, true)]
    [TestCase(UpstreamFailures.Timeout, 2, true, true)]
    [TestCase(Error, 1, true, false)] // the last try
    [TestCase(InvalidHeader, 2, true, false)] // counts, but is not listed
    [TestCase(Http500, 2, false, false)] // a response like any other
    public void By_default_errors_and_timeouts_are_tried_again(
        UpstreamFailures failure,
        int triesLeft,
        bool counts,
        bool triesNext
    ) =>
        Assert.That(
            new NextUpstream().Judge(failure, triesLeft, s_second),
            Is.EqualTo(new NextUpstreamVerdict(counts, triesNext))
        );

    [TestCase(Http500, 2, true, true)]
    [TestCase(Http500, 1, false, false)] // passed on to the client: no failure
    [TestCase(Http404, 2, false, true)] // tried elsewhere, and never a failure
    [TestCase(Error, 2, true, false)] // not listed any more
    public void A_listed_status_counts_while_there_is_another_try(
        UpstreamFailures failure,
        int triesLeft,
        bool counts,
        bool triesNext
    ) =>
        Assert.That(
            new NextUpstream { On = Http500 | Http404 }.Judge(failure, triesLeft, s_second),
            Is.EqualTo(new NextUpstreamVerdict(counts, triesNext))
        );

    [Test]
    public void A_post_that_has_been_sent_is_not_sent_again_unless_that_is_allowed()
    {
        var usual = new NextUpstream();
        Assert.That(usual.Judge(UpstreamFailures.Timeout, 3, s_second, isUnsafe: true).TriesNext, Is.False);
        Assert.That(
            (usual with { NonIdempotent = true }).Judge(UpstreamFailures.Timeout, 3, s_second, isUnsafe: true).TriesNext
        );
    }

    [Test]
    public void No_try_begins_after_the_time_limit()
    {
        var limited = new NextUpstream { Timeout = s_second };
        Assert.That(limited.Judge(Error, 3, s_second - new SimDuration(1)).TriesNext);
        Assert.That(limited.Judge(Error, 3, s_second), Is.EqualTo(new NextUpstreamVerdict(true, false)));
    }

    [Test]
    public void A_request_has_a_try_per_server_that_is_not_down_up_to_the_limit()
    {
        UpstreamPeer[] peers =
        [
            .. Enumerable.Range(0, 5).Select(i => new UpstreamPeer(new UpstreamServer { IsDown = i == 0 })),
        ];
        Assert.That(new NextUpstream().TriesOf(peers), Is.EqualTo(4));
        Assert.That(NextUpstream.Ingress.TriesOf(peers), Is.EqualTo(3));
    }

    [TestCase(Error, 502)]
    [TestCase(InvalidHeader, 502)]
    [TestCase(UpstreamFailures.Timeout, 504)]
    public void The_client_gets(UpstreamFailures failure, int status) =>
        Assert.That(NextUpstream.StatusOf(failure), Is.EqualTo(status));
}
