namespace Sim.Scenarios.Import.Kubernetes;

/// <summary>Reads the probes of containers; what they ask is of no use here.</summary>
internal static class ProbeReader
{
    /// <summary>Of several containers the probe that takes longest: a pod is as ready as the last of them.</summary>
    /// <param name="key">readinessProbe, startupProbe or livenessProbe.</param>
    public static ProbeManifest? Slowest(IReadOnlyList<ManifestFields> containers, string key)
    {
        ProbeManifest? slowest = null;
        foreach (ManifestFields container in containers)
        {
            if (
                container.Object(key) is { } fields
                && Read(fields, key) is { } probe
                && (slowest is null || probe.LeastTime > slowest.LeastTime)
            )
            {
                slowest = probe;
            }
        }
        return slowest;
    }

    private static ProbeManifest Read(ManifestFields fields, string key)
    {
        var standard = new ProbeManifest();
        // Only a readiness probe may ask for more than one good answer.
        int mostSuccesses = key == "readinessProbe" ? int.MaxValue : 1;
        var probe = new ProbeManifest
        {
            InitialDelay = fields.Seconds("initialDelaySeconds", 0) ?? standard.InitialDelay,
            Period = fields.Seconds("periodSeconds", 1) ?? standard.Period,
            Timeout = fields.Seconds("timeoutSeconds", 1) ?? standard.Timeout,
            SuccessThreshold = fields.Integer("successThreshold", 1, mostSuccesses) ?? standard.SuccessThreshold,
            FailureThreshold = fields.Integer("failureThreshold", 1, int.MaxValue) ?? standard.FailureThreshold,
        };
        fields.Ignore("httpGet", "tcpSocket", "exec", "grpc", "terminationGracePeriodSeconds");
        fields.RefuseUnknown(key);
        return probe;
    }
}
