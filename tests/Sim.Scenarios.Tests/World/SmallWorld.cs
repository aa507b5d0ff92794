using System.Globalization;
using Sim.Scenarios.Results;
using Sim.Scenarios.Tests.Schema;
using Sim.Scenarios.World;

namespace Sim.Scenarios.Tests.World;

/// <summary>
/// France, one data center in Paris, one pool behind the front end, and DNS failover from the first to the second:
/// <code>
///   FR users --- resolvers --- api.example.com  PRIMARY   203.0.113.10  dc-par (blades, par)   health check
///                                               SECONDARY 198.51.100.10 gcp (gke-eu)
/// </code>
/// Demand is constant and so large that every resolver holds a copy; everything has room in plenty unless a test takes
/// it away.
/// </summary>
internal sealed record SmallWorld
{
    public const string CheckId = "11111111-1111-1111-1111-111111111111";

    /// <summary>When faults and changes of these tests begin, seconds.</summary>
    public const double Begin = 600;

    /// <summary>Limits of blades that close no connection: only clients do.</summary>
    public const string Lasting = "keepaliveTimeout: 1d, keepaliveRequests: 1000000000, keepaliveTime: 365d";

    public ulong Seed { get; init; } = 1;

    public string Duration { get; init; } = "1h";

    public string Step { get; init; } = "10s";

    /// <summary>The data plane.</summary>
    public string Fidelity { get; init; } = "flow";

    /// <summary>Part of the users that the request plane simulates.</summary>
    public string Sampling { get; init; } = "1";

    /// <summary>Requests per second of everybody together.</summary>
    public string Demand { get; init; } = "900000000rps";

    /// <summary>Further keys of the demand, after a comma.</summary>
    public string DemandKeys { get; init; } = "";

    /// <summary>Countries with their users; the shares of demand follow them.</summary>
    public IReadOnlyList<string> Countries { get; init; } = [France];

    public int Resolvers { get; init; } = 100_000;

    /// <summary>
    /// Further keys of the resolvers, after a comma. Default: those of providers that extend nothing.
    /// </summary>
    public string ResolverKeys { get; init; } = ", publicShare: 0%, ttlExtension: 0%";

    /// <summary>Further keys of the front end, after a comma.</summary>
    public string FrontEndKeys { get; init; } = "";

    /// <summary>Pools behind the front end.</summary>
    public string Backends { get; init; } = "[gke-eu]";

    /// <summary>What the check probes: JSON of its configuration.</summary>
    public string Checked { get; init; } =
        """
            "IPAddress": "203.0.113.10", "FullyQualifiedDomainName": "api.example.com"
            """;

    public int CheckSeconds { get; init; } = 10;

    public int Threshold { get; init; } = 3;

    /// <summary>A check that is not observed always counts as healthy.</summary>
    public bool CheckDisabled { get; init; }

    public int PrimaryTtl { get; init; } = 60;

    public int SecondaryTtl { get; init; } = 60;

    public string Clients { get; init; } =
        "{dnsCache: 60s, followTtl: 0%, requestInterval: 5s, connectionLife: 3m, mobileShare: 0%}";

    public string Service { get; init; } = "cpu: 1us, wait: 1us, timeout: 10s, retries: 0";

    public string Blades { get; init; } =
        "{count: 100, nic: 1000Tbps, cores: 1024, handshakeCpu: 1us, requestCpu: 1us, kilobyteCpu: 1us, "
        + $"connections: 100000000, {Lasting}}}";

    public string Upstreams { get; init; } = "[AS3356]";

    public string SitePool { get; init; } = "{id: par, replicas: 1000, pod: {cpu: 64, concurrency: 100000}}";

    public string CloudPool { get; init; } =
        "{id: gke-eu, location: europe-west1, replicas: 1000, pod: {cpu: 64, concurrency: 100000}}";

    /// <summary>Further lines of the scenario, such as faults.</summary>
    public string More { get; init; } = "";

    /// <summary>Further sites, one per line of YAML, and their pools.</summary>
    public string MoreSites { get; init; } = "";

    public string MorePools { get; init; } = "";

    public string MoreRecords { get; init; } = "";

    public string MoreChecks { get; init; } = "";

    /// <summary>CloudWatch alarms, a list of YAML.</summary>
    public string Alarms { get; init; } = "[]";

    /// <summary>Change batch at 600 s, JSON; default: everybody moves to the cloud.</summary>
    public string? Change { get; init; }

    /// <summary>The name that fails over; another one than the service's when further records lead to it.</summary>
    public string FailoverName { get; init; } = "api.example.com.";

    /// <summary>A HorizontalPodAutoscaler manifest, <c>hpa.yaml</c>.</summary>
    public string? Manifest { get; init; }

    public static string France => Country("FR", "FRA", "France", 48.86, 2.35, 60_000_000, "Europe/Paris");

    public static string UnitedStates =>
        "US,USA,\"United States\",NA,38.9,-92.7,300000000,100,2018,300000000,America/New_York,-5";

    public static string Germany => Country("DE", "DEU", "Germany", 50.11, 8.68, 20_000_000, "Europe/Berlin");

    /// <summary>
    /// The service's name is answered by these record sets, each without its name, type and TTL of 60 s; what fails
    /// over is another name.
    /// </summary>
    public SmallWorld Answering(params string[] records) =>
        records.Length == 0
            ? this
            : this with
            {
                FailoverName = "other.example.com.",
                MoreRecords = string.Concat(records.Select(record => ",\n" + Record(record))),
            };

    /// <summary>A change batch with such record sets at 600 s.</summary>
    public SmallWorld Changing(params string[] records) =>
        this with
        {
            More = "changes: [{at: 10m, dns: batch.json}]",
            Change =
                "{\"Changes\": ["
                + string.Join(
                    ", ",
                    records.Select(r => $"{{\"Action\": \"UPSERT\", \"ResourceRecordSet\": {Record(r)}}}")
                )
                + "]}",
        };

    /// <summary>JSON of a record set with values.</summary>
    public static string Values(params string[] values) =>
        $"\"ResourceRecords\": [{string.Join(", ", values.Select(value => $"{{\"Value\": \"{value}\"}}"))}]";

    private static string Record(string rest)
    {
        string type = rest.Contains("::", StringComparison.Ordinal) ? "AAAA" : "A";
        return $"{{\"Name\": \"api.example.com.\", \"Type\": \"{type}\", \"TTL\": 60, {rest}}}";
    }

    /// <summary>One fault at 600 s.</summary>
    public SmallWorld With(string component, string how, string length, string more = "") =>
        this with
        {
            More = $"faults: [{{at: 10m, fail: {component}, how: {how}, for: {length}{more}}}]",
        };

    /// <summary>A change batch at 600 s that sends everybody to the cloud.</summary>
    public SmallWorld WithMoveToCloud() => this with { More = "changes: [{at: 10m, dns: batch.json}]" };

    public RunResult Run() => Build().Finish("test");

    /// <summary>The only incident of a run.</summary>
    public Incident Incident() => Run().Incidents.Single();

    public SimulatedWorld Build() => new(Load());

    public ScenarioInputs Load()
    {
        LoadedScenario loaded = ScenarioLoader.Load("s.yaml", Files());
        string problems = string.Join("\n", loaded.Diagnostics.Select(found => found.ToString()));
        return loaded.Inputs ?? throw new InvalidOperationException(problems);
    }

    public MemoryFiles Files()
    {
        var files = new MemoryFiles
        {
            ["s.yaml"] = Scenario(),
            ["countries.csv"] =
                "iso2,iso3,name,continent,popw_lat,popw_lon,population,internet_share_pct,share_year,internet_users,"
                + "tz,utc_offset_jan\n"
                + string.Join("\n", Countries)
                + "\n",
            ["zone.json"] = Zone(),
            ["checks.json"] = Checks(),
            ["batch.json"] = Change ?? Batch(),
        };
        if (Manifest is { } manifest)
        {
            files["hpa.yaml"] = manifest;
        }
        return files;
    }

    private static string Country(
        string iso2,
        string iso3,
        string name,
        double latitude,
        double longitude,
        long users,
        string zone
    ) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{iso2},{iso3},\"{name}\",EU,{latitude},{longitude},{users},100,2018,{users},{zone},1"
        );

    private string Scenario() =>
        $$"""
            format: 1
            name: small
            start: 2018-10-15T00:00:00Z
            duration: {{Duration}}
            step: {{Step}}
            seed: {{Seed.ToString(CultureInfo.InvariantCulture)}}
            services: [{host: api.example.com, response: 100B, {{Service}}}]
            demand: {countries: countries.csv, peak: {{Demand}}, shape: constant{{DemandKeys}}}
            resolvers: {count: {{Text(Resolvers)}}{{ResolverKeys}}}
            clients: {{Clients}}
            sites:
              - {id: dc-par, location: PAR, prefix: 203.0.113.0/24, address: 203.0.113.10, upstreams: {{Upstreams}}, blades: {{Blades}}, pool: par}
            {{MoreSites}}
            frontEnds:
              - {id: gcp, address: 198.51.100.10, backends: {{Backends}}{{FrontEndKeys}}}
            pools:
              - {{SitePool}}
              - {{CloudPool}}
            {{MorePools}}
            dns: {zone: zone.json, healthChecks: checks.json, alarms: {{Alarms}}}
            {{More}}
            fidelity: {{Fidelity}}
            sampling: {{Sampling}}

            """;

    private string Zone() =>
        $$"""
            {"ResourceRecordSets": [
              {"Name": "{{FailoverName}}", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": {{Text(
                PrimaryTtl
            )}},
               "ResourceRecords": [{"Value": "203.0.113.10"}], "HealthCheckId": "{{CheckId}}"},
              {"Name": "{{FailoverName}}", "Type": "A", "SetIdentifier": "s", "Failover": "SECONDARY", "TTL": {{Text(
                SecondaryTtl
            )}},
               "ResourceRecords": [{"Value": "198.51.100.10"}]}{{MoreRecords}}
            ]}
            """;

    private string Checks() =>
        $$"""
            {"_allow": "uncheckable-address reserved addresses stand for real ones",
             "HealthChecks": [
              {"Id": "{{CheckId}}", "CallerReference": "par", "HealthCheckVersion": 1, "HealthCheckConfig":
                {{{Checked}}, "Port": 443, "Type": "HTTPS", "ResourcePath": "/",
                 "RequestInterval": {{Text(CheckSeconds)}}, "FailureThreshold": {{Text(
                Threshold
            )}}, "EnableSNI": true, "Disabled": {{(CheckDisabled ? "true" : "false")}}} }{{MoreChecks}}
            ]}
            """;

    private string Batch() =>
        $$"""
            {"Changes": [
              {"Action": "UPSERT", "ResourceRecordSet":
                {"Name": "api.example.com.", "Type": "A", "SetIdentifier": "p", "Failover": "PRIMARY", "TTL": {{Text(
                PrimaryTtl
            )}},
                 "ResourceRecords": [{"Value": "198.51.100.10"}], "HealthCheckId": "{{CheckId}}"} }
            ]}
            """;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
