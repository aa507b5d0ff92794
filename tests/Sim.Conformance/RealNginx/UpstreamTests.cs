using Sim.Core.Quantities;
using Sim.Core.Randomness;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Conformance.RealNginx;

/// <summary>Which servers a real nginx sends its requests to, and which ones the decisions choose.</summary>
[Category(RealPeer.Category)]
[NonParallelizable]
public sealed class UpstreamTests
{
    [Test]
    public void Weighted_round_robin_is_that_of_nginx()
    {
        UpstreamServer[] servers = [new() { Weight = 5 }, new() { Weight = 2 }, new() { Weight = 1 }];
        using var lab = new NginxLab(servers, "", "error timeout", 0);
        var model = new ModeledUpstream(servers, new NextUpstream());

        Follow(lab, model, [.. Enumerable.Repeat("", 40)]);
    }

    // Letters: a answers, f fails with 500, c closes; one per server; the last one holds on. A number is a pause in
    // seconds.
    [Test]
    public void A_server_that_closes_is_left_out_after_max_fails_until_its_time_is_up()
    {
        UpstreamServer[] servers =
        [
            new()
            {
                MaxFails = 2,
                FailTimeout = SimDuration.FromSeconds(2),
                Weight = 3,
            },
            new() { MaxFails = 1, FailTimeout = SimDuration.FromSeconds(1) },
            new(),
        ];
        using var lab = new NginxLab(servers, "", "error timeout", 0);
        var model = new ModeledUpstream(servers, new NextUpstream());

        Follow(
            lab,
            model,
            [
                "aaa",
                "",
                "",
                "caa",
                "",
                "",
                "",
                "",
                "aaa",
                "",
                "3",
                "",
                "",
                "",
                "aca",
                "",
                "",
                "",
                "aaa",
                "2",
                "",
                "",
                "",
            ]
        );
        // All closed: what is left out stays out, and the answer is 502 without a try.
        Follow(lab, model, ["ccc", "", "", "", "aaa", "", "", "3", "", "", ""]);
    }

    [Test]
    public void A_success_in_time_does_not_forget_a_failure_and_a_later_one_does()
    {
        UpstreamServer[] servers = [new() { MaxFails = 2, FailTimeout = SimDuration.FromSeconds(2) }, new()];
        using var lab = new NginxLab(servers, "", "error timeout", 0);
        var model = new ModeledUpstream(servers, new NextUpstream());

        Follow(lab, model, ["ca", "", "aa", "", "", "", "ca", "", "", "", "aa", "", ""]);
        Follow(lab, model, ["3", "", "", "ca", "", "", "aa", "3", "", "", "", "ca", "", "", "aa", "", ""]);
    }

    [Test]
    public void Only_listed_failures_go_on_and_the_last_status_is_passed_on_as_a_success()
    {
        UpstreamServer[] servers = [new() { MaxFails = 3 }, new() { MaxFails = 3 }, new() { MaxFails = 3 }];
        using var lab = new NginxLab(servers, "", "http_500", 2);
        var model = new ModeledUpstream(servers, new NextUpstream { On = UpstreamFailures.Http500, Tries = 2 });

        Follow(lab, model, ["faa", "", "", "", "ffa", "", "", "", "fff", "", "", "", "", "caa", "", "", "aaa", "", ""]);
    }

    [Test]
    public void A_server_that_is_alone_is_never_left_out()
    {
        UpstreamServer[] servers = [new()];
        using var lab = new NginxLab(servers, "", "error timeout", 0);
        var model = new ModeledUpstream(servers, new NextUpstream());

        Follow(lab, model, ["c", "", "", "a", ""]);
    }

    [Test]
    public void Chance_finds_no_difference_in_three_hundred_requests()
    {
        UpstreamServer[] servers =
        [
            new()
            {
                Weight = 4,
                MaxFails = 3,
                FailTimeout = SimDuration.FromSeconds(1),
            },
            new()
            {
                Weight = 2,
                MaxFails = 2,
                FailTimeout = SimDuration.FromSeconds(1),
            },
            new() { Weight = 3, MaxFails = 0 },
        ];
        using var lab = new NginxLab(servers, "", "error timeout http_500", 0);
        var model = new ModeledUpstream(
            servers,
            new NextUpstream { On = UpstreamFailures.Error | UpstreamFailures.Timeout | UpstreamFailures.Http500 }
        );
        var random = new RandomStream(1);
        string Letter() =>
            random.NextBernoulli(0.6) ? "a"
            : random.NextBernoulli(0.5) ? "c"
            : "f";

        Follow(
            lab,
            model,
            [
                .. Enumerable
                    .Range(0, 300)
                    .Select(i =>
                        i % 60 == 59 ? "2"
                        : i % 3 == 0 ? Letter() + Letter() + Letter()
                        : ""
                    ),
            ]
        );
    }

    // Requests that stay: the fewest for the weight come first, equals take turns, and answered ones are not counted.
    [Test]
    public void Least_connections_are_those_of_nginx()
    {
        UpstreamServer[] servers = [new() { Weight = 3 }, new() { Weight = 2 }, new()];
        using var lab = new NginxLab(servers, "least_conn;", "error timeout", 0);
        Array.ForEach(lab.Servers, server => server.Mood = ServerMood.Waits);
        var model = new ModeledUpstream(servers, new NextUpstream());
        var random = new RandomStream(2);
        List<LabRequest> open = [];
        for (int i = 0; i < 120; i++)
        {
            if (open.Count > 0 && random.NextBernoulli(0.4))
            {
                LabRequest request = open[random.NextInt32(open.Count)];
                open.Remove(request);
                lab.End(request);
                model.End(request.Server);
                continue;
            }
            int expected = model.BeginAtLeastConnections(NginxLab.Now());
            open.Add(lab.Begin());
            Assert.That(open[^1].Server, Is.EqualTo(expected), $"step {i}");
        }
        open.ForEach(lab.End);
    }

    /// <summary>Sends one request per step, first with new moods or after a pause if the step says so.</summary>
    private static void Follow(NginxLab lab, ModeledUpstream model, string[] steps)
    {
        for (int i = 0; i < steps.Length; i++)
        {
            if (int.TryParse(steps[i], out int seconds))
            {
                Thread.Sleep(TimeSpan.FromSeconds(seconds));
            }
            else
            {
                foreach ((int server, char letter) in steps[i].Index())
                {
                    lab.Servers[server].Mood = MoodOf(letter);
                }
            }
            ServerMood[] moods = [.. lab.Servers.Select(server => server.Mood)];
            LabAnswer expected = model.Send(moods, NginxLab.Now());

            Assert.That(
                lab.Send().ToString(),
                Is.EqualTo(expected.ToString()),
                $"step {i} of {string.Join(' ', steps)}"
            );
        }
    }

    private static ServerMood MoodOf(char letter) =>
        letter switch
        {
            'f' => ServerMood.Fails,
            'c' => ServerMood.Closes,
            _ => ServerMood.Answers,
        };
}
