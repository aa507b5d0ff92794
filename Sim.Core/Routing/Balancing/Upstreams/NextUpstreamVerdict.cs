namespace Sim.Core.Routing.Balancing.Upstreams;

/// <summary>What a try that went wrong leads to.</summary>
/// <param name="CountsAsFailure">Of the server: <see cref="UpstreamPeer.Failed"/> rather than succeeded.</param>
/// <param name="TriesNext">Another server is tried; else the client gets the error or the response.</param>
public readonly record struct NextUpstreamVerdict(bool CountsAsFailure, bool TriesNext);
