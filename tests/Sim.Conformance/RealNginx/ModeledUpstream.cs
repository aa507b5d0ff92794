using Sim.Core.Quantities;
using Sim.Core.Routing.Balancing.Upstreams;

namespace Sim.Conformance.RealNginx;

/// <summary>The decisions of this project, put together as nginx does for one request after the other.</summary>
internal sealed class ModeledUpstream(IReadOnlyList<UpstreamServer> servers, NextUpstream next)
{
    private readonly UpstreamPeer[] _peers = [.. servers.Select(server => new UpstreamPeer(server))];

    /// <summary>Sends a request round and gives what becomes of it.</summary>
    /// <param name="moods">By server.</param>
    public LabAnswer Send(IReadOnlyList<ServerMood> moods, SimTime now)
    {
        List<int> tried = [];
        int triesLeft = next.TriesOf(_peers);
        while (true)
        {
            int server = SmoothRoundRobin.Pick(_peers, [.. tried], now);
            if (server < 0)
            {
                return new LabAnswer(tried, 502);
            }
            tried.Add(server);
            UpstreamFailures failure = moods[server] switch
            {
                ServerMood.Closes => UpstreamFailures.Error,
                ServerMood.Fails => UpstreamFailures.Http500,
                _ => UpstreamFailures.None,
            };
            NextUpstreamVerdict verdict = next.Judge(failure, triesLeft--, SimDuration.Zero);
            if (verdict.CountsAsFailure)
            {
                _peers[server].Failed(now);
            }
            else
            {
                _peers[server].Succeeded();
            }
            if (!verdict.TriesNext)
            {
                return new LabAnswer(tried, StatusOf(failure));
            }
        }
    }

    public int BeginAtLeastConnections(SimTime now) => LeastConnections.Pick(_peers, [], now);

    public void End(int server) => _peers[server].Succeeded();

    private static int StatusOf(UpstreamFailures failure) =>
        failure switch
        {
            UpstreamFailures.None => 200,
            UpstreamFailures.Http500 => 500,
            _ => NextUpstream.StatusOf(failure),
        };
}
