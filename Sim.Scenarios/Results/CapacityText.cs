using System.Globalization;

namespace Sim.Scenarios.Results;

/// <summary>The words in which the parts of the time to capacity are shown, everywhere alike.</summary>
public static class CapacityText
{
    /// <summary>Names of the parts, in the order in which they follow one another.</summary>
    public static IReadOnlyList<string> Parts { get; } =
    ["load", "metrics", "decision", "node", "image", "readiness", "endpoint", "drain"];

    /// <summary>What the columns mean, without a full stop.</summary>
    public const string Legend =
        "the pods that began to serve last before nothing was full any more; one after the other: the load comes "
        + "that needs them (load), the autoscaler can see it (metrics) and a tick of it asks for them (decision), a "
        + "node has room (node) and pulls the image (image), the application starts and a probe finds it ready "
        + "(readiness), the load balancer learns it (endpoint), queues empty (drain)";

    /// <summary>For whom capacity waited: <c>12 pods of gke-eu</c>.</summary>
    public static string Pods(CapacityPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        string pods = path.Pods.ToString(CultureInfo.InvariantCulture);
        return $"{pods} {(path.Pods == 1 ? "pod" : "pods")} of {path.Endpoint}";
    }

    /// <summary>The parts as text, in the order of <see cref="Parts"/>.</summary>
    public static IReadOnlyList<string> Seconds(CapacityPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return
        [
            .. new[]
            {
                path.LoadSeconds,
                path.MetricsSeconds,
                path.DecisionSeconds,
                path.NodeSeconds,
                path.ImageSeconds,
                path.ReadinessSeconds,
                path.EndpointSeconds,
                path.DrainSeconds,
            }.Select(seconds => MeasureText.Seconds(seconds)),
        ];
    }
}
