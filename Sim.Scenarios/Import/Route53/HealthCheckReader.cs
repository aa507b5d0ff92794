using Sim.Core.Quantities;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Health;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Reads one HealthCheck of the Route 53 API.</summary>
internal static class HealthCheckReader
{
    private const int HttpPort = 80;
    private const int HttpsPort = 443;

    /// <summary>Null when too little is readable. Not to be used when errors were reported.</summary>
    public static HealthCheck? Read(LocatedMapping mapping, ImportNotes notes)
    {
        var outer = new Fields(mapping, notes);
        outer.Ignore("CallerReference", "HealthCheckVersion", "LinkedService", "CloudWatchAlarmConfiguration");
        string? id = outer.RequiredText("Id");
        Fields? config = outer.Object("HealthCheckConfig");
        if (config is null && !outer.Has("HealthCheckConfig"))
        {
            outer.Missing("HealthCheckConfig");
        }
        outer.ReportUnknown();
        if (id is null || config is null)
        {
            return null;
        }
        HealthCheck? check = ReadConfig(id, config, notes);
        config.Ignore("MeasureLatency", "EnableSNI");
        config.ReportUnknown();
        return check;
    }

    /// <summary>Reads what HealthCheckConfig holds, under whatever names.</summary>
    /// <param name="isFlat">The alarm's region and name stand beside the rest and not in an object.</param>
    public static HealthCheck? ReadConfig(string id, Fields config, ImportNotes notes, bool isFlat = false)
    {
        HealthCheck? check = ReadKind(id, config, notes, isFlat);
        bool inverted = config.Flag("Inverted") ?? false;
        bool disabled = config.Flag("Disabled") ?? false;
        return check is null ? null : check with { Inverted = inverted, Disabled = disabled };
    }

    private static HealthCheck? ReadKind(string id, Fields config, ImportNotes notes, bool isFlat)
    {
        string? type = config.RequiredText("Type");
        switch (type)
        {
            case null:
                return null;
            case Words.Calculated:
                return ReadCalculated(id, config);
            case Words.CloudWatchMetric:
                return ReadCloudWatch(id, config, isFlat);
            case Words.RecoveryControl:
                string? arn = config.RequiredText("RoutingControlArn");
                return arn is null ? null : new RecoveryControlHealthCheck { Id = id, RoutingControlArn = arn };
        }
        if (Words.ProbeProtocols.TryGetValue(type, out ProbeProtocol protocol))
        {
            return ReadEndpoint(id, protocol, config, notes);
        }
        notes.Error(
            config.At("Type"),
            "unknown-word",
            $"'{config.Name("Type")}' is '{type}'",
            "one of " + string.Join(", ", Words.HealthCheckTypes),
            NearestWord.To(type, Words.HealthCheckTypes)
        );
        return null;
    }

    private static CalculatedHealthCheck? ReadCalculated(string id, Fields config)
    {
        int? threshold = config.Integer("HealthThreshold", 0, 256);
        if (!config.Has("HealthThreshold"))
        {
            config.Missing("HealthThreshold");
        }
        List<string> children = config.Texts("ChildHealthChecks");
        return threshold is null
            ? null
            : new CalculatedHealthCheck
            {
                Id = id,
                HealthThreshold = threshold.Value,
                Children = [.. children],
            };
    }

    private static CloudWatchHealthCheck? ReadCloudWatch(string id, Fields config, bool isFlat)
    {
        InsufficientDataStatus? insufficient = config.Word(
            "InsufficientDataHealthStatus",
            Words.InsufficientDataStatuses
        );
        if ((isFlat ? config : config.Object("AlarmIdentifier")) is not { } alarm)
        {
            config.Missing("AlarmIdentifier");
            return null;
        }
        string? region = alarm.RequiredText("Region");
        string? name = alarm.RequiredText("Name");
        if (!isFlat)
        {
            alarm.ReportUnknown();
        }
        return region is null || name is null
            ? null
            : new CloudWatchHealthCheck
            {
                Id = id,
                AlarmRegion = region,
                AlarmName = name,
                InsufficientData = insufficient ?? InsufficientDataStatus.LastKnownStatus,
            };
    }

    private static EndpointHealthCheck ReadEndpoint(string id, ProbeProtocol protocol, Fields config, ImportNotes notes)
    {
        string? address = config.Text("IPAddress");
        string? domain = config.Text("FullyQualifiedDomainName");
        string? search = config.Text("SearchString");
        int? port = config.Integer("Port", 1, 65535);
        int? threshold = config.Integer("FailureThreshold", 1, 10);
        bool isMatch = protocol is ProbeProtocol.HttpStringMatch or ProbeProtocol.HttpsStringMatch;
        if (address is null && domain is null)
        {
            notes.Error(
                config.Location,
                "no-endpoint",
                "the health check has no endpoint",
                "IPAddress or FullyQualifiedDomainName"
            );
        }
        if (protocol == ProbeProtocol.Tcp && !config.Has("Port"))
        {
            config.Missing("Port");
        }
        if (isMatch != (search is not null))
        {
            notes.Error(
                config.At("SearchString"),
                "search-string",
                isMatch
                    ? "a check that matches strings has no SearchString"
                    : "SearchString needs a type that matches strings"
            );
        }
        return new EndpointHealthCheck
        {
            Id = id,
            Protocol = protocol,
            IpAddress = address,
            FullyQualifiedDomainName = domain,
            Port = port ?? (protocol is ProbeProtocol.Https or ProbeProtocol.HttpsStringMatch ? HttpsPort : HttpPort),
            ResourcePath = config.Text("ResourcePath"),
            SearchString = search,
            RequestInterval = ReadInterval(config, notes),
            FailureThreshold = threshold ?? EndpointHealthCheck.FailureThresholdDefault,
            Regions = [.. config.Texts("Regions")],
        };
    }

    private static SimDuration ReadInterval(Fields config, ImportNotes notes)
    {
        int seconds = config.Integer("RequestInterval", 10, 30) ?? 30;
        if (seconds is not (10 or 30))
        {
            notes.Error(
                config.At("RequestInterval"),
                "out-of-range",
                $"'{config.Name("RequestInterval")}' is '{seconds}'",
                "10 or 30"
            );
        }
        return SimDuration.FromSeconds(seconds);
    }
}
