using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;
using Sim.Core.Routing.Dns.Health;

namespace Sim.Scenarios.Import;

/// <summary>The spellings of the Route 53 API, for reading and writing.</summary>
internal static class Words
{
    public static readonly IReadOnlyDictionary<string, RecordType> RecordTypes = Enum.GetValues<RecordType>()
        .ToDictionary(type => type.ToString(), StringComparer.Ordinal);

    public static readonly IReadOnlyDictionary<string, FailoverRole> FailoverRoles = new Dictionary<
        string,
        FailoverRole
    >(StringComparer.Ordinal)
    {
        ["PRIMARY"] = FailoverRole.Primary,
        ["SECONDARY"] = FailoverRole.Secondary,
    };

    public static readonly IReadOnlyDictionary<string, ChangeAction> ChangeActions = new Dictionary<
        string,
        ChangeAction
    >(StringComparer.Ordinal)
    {
        ["CREATE"] = ChangeAction.Create,
        ["DELETE"] = ChangeAction.Delete,
        ["UPSERT"] = ChangeAction.Upsert,
    };

    public static readonly IReadOnlyDictionary<string, ProbeProtocol> ProbeProtocols = new Dictionary<
        string,
        ProbeProtocol
    >(StringComparer.Ordinal)
    {
        ["TCP"] = ProbeProtocol.Tcp,
        ["HTTP"] = ProbeProtocol.Http,
        ["HTTPS"] = ProbeProtocol.Https,
        ["HTTP_STR_MATCH"] = ProbeProtocol.HttpStringMatch,
        ["HTTPS_STR_MATCH"] = ProbeProtocol.HttpsStringMatch,
    };

    public static readonly IReadOnlyDictionary<string, InsufficientDataStatus> InsufficientDataStatuses =
        Enum.GetValues<InsufficientDataStatus>().ToDictionary(status => status.ToString(), StringComparer.Ordinal);

    public const string Calculated = "CALCULATED";
    public const string CloudWatchMetric = "CLOUDWATCH_METRIC";
    public const string RecoveryControl = "RECOVERY_CONTROL";

    /// <summary>All types of health checks, for messages.</summary>
    public static readonly IReadOnlyList<string> HealthCheckTypes =
    [
        .. ProbeProtocols.Keys,
        Calculated,
        CloudWatchMetric,
        RecoveryControl,
    ];

    /// <summary>The word for a value.</summary>
    public static string Of<T>(this IReadOnlyDictionary<string, T> words, T value)
        where T : struct => words.First(word => EqualityComparer<T>.Default.Equals(word.Value, value)).Key;
}
