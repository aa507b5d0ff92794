using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns.Health;

/// <summary>When one probe of an endpoint passes. Limits are inclusive.</summary>
/// <remarks>Source: Route 53 Developer Guide, "How Amazon Route 53 determines whether a health check is
/// healthy".</remarks>
public static class ProbeRules
{
    /// <summary>4 s to connect for HTTP and HTTPS.</summary>
    public static SimDuration HttpConnectLimit { get; } = SimDuration.FromSeconds(4);

    /// <summary>10 s to connect for TCP.</summary>
    public static SimDuration TcpConnectLimit { get; } = SimDuration.FromSeconds(10);

    /// <summary>2 s from the connection to the status.</summary>
    public static SimDuration StatusLimit { get; } = SimDuration.FromSeconds(2);

    /// <summary>2 s from the status to the body, where a string is to match.</summary>
    public static SimDuration BodyLimit { get; } = SimDuration.FromSeconds(2);

    /// <summary>The string must lie within the first 5,120 bytes of the body.</summary>
    public const int StringWithinBytes = 5120;

    public static SimDuration ConnectLimit(ProbeProtocol protocol) =>
        protocol == ProbeProtocol.Tcp ? TcpConnectLimit : HttpConnectLimit;

    public static ProbeOutcome Judge(ProbeProtocol protocol, in ProbeResponse response)
    {
        if (!(response.Connect <= ConnectLimit(protocol)))
        {
            return ProbeOutcome.NotConnected;
        }
        if (protocol == ProbeProtocol.Tcp)
        {
            return ProbeOutcome.Pass;
        }
        if (!(response.StatusAfterConnect <= StatusLimit) || response.StatusCode is null)
        {
            return ProbeOutcome.NoStatus;
        }
        if (response.StatusCode is < 200 or > 399)
        {
            return ProbeOutcome.BadStatus;
        }
        return protocol is ProbeProtocol.HttpStringMatch or ProbeProtocol.HttpsStringMatch
            ? JudgeBody(in response)
            : ProbeOutcome.Pass;
    }

    private static ProbeOutcome JudgeBody(in ProbeResponse response)
    {
        if (!(response.BodyAfterStatus <= BodyLimit))
        {
            return ProbeOutcome.NoBody;
        }
        return response.StringEndsAtByte is <= StringWithinBytes ? ProbeOutcome.Pass : ProbeOutcome.StringNotFound;
    }
}
