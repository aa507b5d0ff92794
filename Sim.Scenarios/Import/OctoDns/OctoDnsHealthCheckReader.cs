using Sim.Core.Routing.Dns.Health;

namespace Sim.Scenarios.Import.OctoDns;

/// <summary>Reads the settings of health checks: octoDNS's own and those of octodns-route53.</summary>
internal static class OctoDnsHealthCheckReader
{
    private static readonly Dictionary<string, ProbeProtocol> s_protocols = new(StringComparer.Ordinal)
    {
        ["HTTP"] = ProbeProtocol.Http,
        ["HTTPS"] = ProbeProtocol.Https,
        ["TCP"] = ProbeProtocol.Tcp,
    };

    public static string Word(ProbeProtocol protocol) => s_protocols.Of(protocol);

    /// <param name="settings">The mapping under <c>octodns</c>.</param>
    public static OctoDnsHealthCheck Read(Fields settings, ImportNotes notes)
    {
        var check = new OctoDnsHealthCheck();
        if (settings.Object("healthcheck") is { } own)
        {
            check = check with
            {
                Host = own.Text("host"),
                Path = own.Text("path") ?? check.Path,
                Port = own.Integer("port", 1, ushort.MaxValue) ?? check.Port,
                Protocol = own.Word("protocol", s_protocols) ?? check.Protocol,
            };
            own.ReportUnknown();
        }
        if (settings.Object("route53") is not { } provider)
        {
            return check;
        }
        if (provider.Object("healthcheck") is { } specific)
        {
            int interval = specific.Integer("request_interval", 10, 30) ?? check.RequestIntervalSeconds;
            if (interval is not (10 or 30))
            {
                notes.Error(
                    specific.At("request_interval"),
                    "out-of-range",
                    $"'request_interval' is '{interval}'",
                    "10 or 30"
                );
            }
            check = check with
            {
                RequestIntervalSeconds = interval,
                FailureThreshold = specific.Integer("failure_threshold", 1, 10) ?? check.FailureThreshold,
            };
            specific.Ignore("measure_latency");
            specific.ReportUnknown();
        }
        provider.ReportUnknown();
        return check;
    }
}
