using System.Globalization;
using Sim.Core.Models.Faults;
using Sim.Core.Models.Platform;
using Sim.Core.Network;
using Sim.Scenarios.Results;

namespace Sim.Scenarios.World;

/// <summary>The words of a journey.</summary>
internal static class JourneyText
{
    /// <summary><c>7200 requests/s</c></summary>
    public static string Rate(double perSecond) => MeasureText.Rate(perSecond) + " requests/s";

    public static string Path(NetworkPath path) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{path.PathKilometers:0} km of cable ({path.DirectKilometers:0} km direct)"
        )
        + (path.Waypoints.Count > 0 ? $" by {string.Join(" - ", path.Waypoints)}" : "")
        + (path.Measured is null ? "" : ", as measured");

    /// <summary>A line for what paths lose, and one for how they vary.</summary>
    public static IEnumerable<string> Quality(PathQuality quality)
    {
        if (quality.Loss.Value > 0)
        {
            yield return $"{MeasureText.Percent(quality.Loss.Value)} of packets are lost in each direction";
        }
        if (quality.Sigma > 0)
        {
            string sigma = quality.Sigma.ToString("0.###", CultureInfo.InvariantCulture);
            yield return $"the path varies from connection to connection, lognormal with sigma {sigma}";
        }
    }

    /// <summary>How the workers of a site choose pods; null where kube-proxy does.</summary>
    public static string? Balancing(BladeSpec blades) =>
        blades.Routing == PodRouting.NodePort
            ? null
            : blades.Upstream.Balancing switch
            {
                UpstreamBalancing.LeastConnections => "a worker sends to the pod with the fewest of its own requests",
                UpstreamBalancing.Ewma => "of two pods at random the one that has answered its blade faster",
                _ => "each worker sends to the next pod in its turn",
            };

    /// <summary>A line for each thing that a broken component does.</summary>
    public static IEnumerable<string> Fault(string where, Impairment fault)
    {
        if (fault.RefusedShare > 0)
        {
            yield return $"! {where} refuses {MeasureText.Percent(fault.RefusedShare)} of connections";
        }
        if (fault.BlackholedShare > 0)
        {
            yield return $"! {where} swallows {MeasureText.Percent(fault.BlackholedShare)} of connections";
        }
        if (fault.ErrorShare > 0)
        {
            yield return $"! {where} answers {MeasureText.Percent(fault.ErrorShare)} of requests with an error";
        }
        if (fault.DelayedShare > 0)
        {
            string delay = MeasureText.Latency(fault.Delay);
            yield return $"! {where} delays {MeasureText.Percent(fault.DelayedShare)} of requests by {delay}";
        }
    }

    /// <summary>What failed attempts come to, and what the client does; null when there are none.</summary>
    public static JourneyStep? Ending(in JourneyFate fate, ServiceSpec service)
    {
        string timeout = MeasureText.Seconds(service.Timeout.TotalSeconds);
        string again = service.Retries switch
        {
            0 => "does not try again",
            1 => "tries again, once within its retry budget",
            _ => string.Create(
                CultureInfo.InvariantCulture,
                $"tries again, at most {service.Retries} times within its retry budget"
            ),
        };
        return fate switch
        {
            { Failed: <= 0, Unanswered: <= 0 } => null,
            { IsLost: true, Failed: <= 0 } => Step("no answer", $"the client gives up after {timeout} and {again}"),
            { IsLost: true, Unanswered: <= 0 } => Step("an error at once", $"the client {again}"),
            _ => Step(
                $"{Shares(fate, timeout)}, of attempts on a new connection",
                $"a client whose attempt is not answered {again}"
            ),
        };

        static JourneyStep Step(string outcome, string detail) => new("end", outcome, [detail]);
    }

    private static string Shares(in JourneyFate fate, string timeout) =>
        string.Join(
            ", ",
            new (double Share, string What)[]
            {
                (fate.Answered, "are answered"),
                (fate.Failed, "fail at once"),
                (fate.Unanswered, $"get no answer within {timeout}"),
            }
                .Where(part => part.Share > 0)
                .Select(part => $"{MeasureText.Percent(part.Share)} {part.What}")
        );
}
