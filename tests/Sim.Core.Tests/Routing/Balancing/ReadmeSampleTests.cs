using System.Text.RegularExpressions;
using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Ecmp;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Core.Tests.Routing.Balancing;

/// <summary>The samples in the README of the folder are the code of this file, which runs.</summary>
[TestFixture]
public sealed partial class ReadmeSampleTests
{
    private const string Folder = "Sim.Core/Routing/Balancing/README.md";
    private const string Code = "tests/Sim.Core.Tests/Routing/Balancing/ReadmeSampleTests.cs";

    [Test]
    public void Every_sample_is_in_this_file()
    {
        string code = Squeeze(File.ReadAllText(Repository.PathOf(Code)));
        string[] samples =
        [
            .. SamplePattern()
                .Matches(File.ReadAllText(Repository.PathOf(Folder)))
                .Select(sample => sample.Groups["code"].Value),
        ];
        Assert.That(samples, Is.Not.Empty);
        Assert.That(samples.Where(sample => !code.Contains(Squeeze(sample))), Is.Empty);
    }

    // The client was with another blade than the third, and Maglev moves hardly anyone else.
    [Test]
    public void A_flow_is_looked_up_before_and_after_a_blade_leaves()
    {
        UInt128 client = FlowKey.NumberOf(0xC000_0201);
        UInt128 service = FlowKey.NumberOf(0xCB00_7101);

        EcmpTable six = EcmpTable.Of(EcmpHashKind.Maglev, [true, true, true, true, true, true]);
        EcmpTable five = EcmpTable.Of(EcmpHashKind.Maglev, [true, true, false, true, true, true], former: six);
        ulong hash = new FlowKey(client, service, 50_000, 443, FlowKey.Tcp).Hash(seed: 1);
        bool isReset = five.Pick(hash) != six.Pick(hash);

        Assert.That(isReset, Is.EqualTo(six.Pick(hash) == 2));
    }

    [Test]
    public void A_request_is_tried_at_another_server()
    {
        UpstreamPeer[] peers = [new(new UpstreamServer()), new(new UpstreamServer()), new(new UpstreamServer())];
        UpstreamFailures Outcome(int server) => server == 0 ? UpstreamFailures.Error : UpstreamFailures.None;

        Assert.That(Send(peers, new NextUpstream(), SimTime.Zero, Outcome), Is.EqualTo("server 1"));
        // Server 0 is left out; 1 and 2 fail and are left out too, so that the third try finds nobody.
        Assert.That(
            Send(peers, new NextUpstream(), SimTime.Zero, _ => UpstreamFailures.Error),
            Is.EqualTo("502 no live upstreams")
        );
    }

    private static string Send(
        UpstreamPeer[] peers,
        NextUpstream policy,
        SimTime now,
        Func<int, UpstreamFailures> outcome
    )
    {
        int[] tried = [];
        int triesLeft = policy.TriesOf(peers);
        string answer = "";
        for (bool goesOn = true; goesOn; )
        {
            int server = SmoothRoundRobin.Pick(peers, tried, now);
            if (server < 0)
            {
                return "502 no live upstreams";
            }
            UpstreamFailures failure = outcome(server);
            answer = failure == UpstreamFailures.None ? $"server {server}" : "502";
            NextUpstreamVerdict verdict = policy.Judge(failure, triesLeft--, elapsed: SimDuration.Zero);
            if (verdict.CountsAsFailure)
            {
                peers[server].Failed(now);
            }
            else
            {
                peers[server].Succeeded();
            }
            tried = [.. tried, server];
            goesOn = verdict.TriesNext;
        }
        return answer;
    }

    private static string Squeeze(string text) => WhitespacePattern().Replace(text, "");

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex SamplePattern();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhitespacePattern();
}
