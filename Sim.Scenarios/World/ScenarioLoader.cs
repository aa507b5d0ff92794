using System.Security.Cryptography;
using Sim.Core.Routing.Bgp.Catchments;
using Sim.Core.Routing.Dns;
using Sim.Core.Scaling;
using Sim.Scenarios.Datasets;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Kubernetes;
using Sim.Scenarios.Lint;
using Sim.Scenarios.Measurements;
using Sim.Scenarios.Replay;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Thresholds;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Overrides;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.World;

/// <summary>
/// From a scenario file to inputs that can be built: the file, and every file that it names, with all findings at once.
/// </summary>
public static class ScenarioLoader
{
    /// <summary>Reads and checks; never throws for what a file says.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="files">Default: the disk.</param>
    /// <param name="overrides">What differs from the file. Default: nothing.</param>
    public static LoadedScenario Load(string path, IInputFiles? files = null, ScenarioOverrides? overrides = null)
    {
        overrides ??= ScenarioOverrides.None;
        var recorder = new RecordingFiles(files ?? DiskFiles.Instance);
        ScenarioDocument document = ScenarioReader.Read(path, recorder, Vocabulary(), overrides);
        DiagnosticList found = [];
        if (document.Scenario is not { } scenario)
        {
            Diagnostic? other = OtherFormat(path, recorder);
            return new LoadedScenario(null, other is null ? document.Diagnostics : [other]);
        }
        IReadOnlyList<Country>? countries = ReadCountries(document, scenario, recorder, found);
        MeasurementTable? measurements = ReadMeasurements(document, scenario, recorder, found);
        DemandTrace? trace = ReadTrace(document, scenario, countries, recorder, found);
        LocatedZone? located = ZoneFiles.Read(recorder, SourceOf(document, scenario.Dns.Zone), found);
        var changes = new ChangeReader(document, recorder, found);
        located = changes.ReadBatches(located);
        Zone? zone = located?.Zone;
        var pools = new PoolFiles(document, recorder, found);
        scenario = pools.Read();
        changes.Read(located);
        IReadOnlyList<MachinePrice>? machinePrices = ReadMachinePrices(document, recorder, found);
        IReadOnlyList<ServicePrice>? servicePrices = ReadServicePrices(document, recorder, found);
        InputChecks.Run(document, located, countries, found);
        InputChecks.CheckMachines(document, scenario, found);
        IReadOnlyList<ObservedShare> catchments = CatchmentReader.Read(document, recorder, found);
        if (located is not null)
        {
            IEnumerable<LocatedZoneChange> batches = changes.Batches.Select(one => new LocatedZoneChange(located, one));
            DnsLint.Run(located, batches.Concat(changes.OfDns), found);
        }
        if (found.HasErrors || countries is null || zone is null)
        {
            return new LoadedScenario(null, All());
        }
        (IReadOnlyList<InputFile> read, string hash) = recorder.Hash(document.Directory, path);
        var inputs = new ScenarioInputs
        {
            Scenario = scenario,
            Countries = countries,
            Trace = trace,
            Zone = zone,
            LocatedZone = located,
            Measurements = measurements,
            Autoscalers = pools.Autoscalers,
            Deployments = pools.Deployments,
            NodePools = pools.NodePools,
            ChangedZones = changes.Zones,
            ChangedAutoscalers = changes.Autoscalers,
            Catchments = catchments,
            Variant = overrides.Variant,
            MachinePrices = machinePrices!,
            ServicePrices = servicePrices!,
            Files = read,
            Hash = overrides.HashOf(hash),
        };
        CatchmentReader.CheckNetworks(document, inputs, found);
        return new LoadedScenario(inputs, All());

        IReadOnlyList<Diagnostic> All() =>
            [.. document.Diagnostics, .. found.Sorted().Select(one => one.Worded(KeyOf))];
    }

    /// <summary>What is to be said of a scenario and of all its variants, each finding once.</summary>
    /// <param name="path">As <paramref name="files"/> understands it.</param>
    /// <param name="files">Default: the disk.</param>
    public static IReadOnlyList<Diagnostic> Check(string path, IInputFiles? files = null)
    {
        LoadedScenario own = Load(path, files);
        IEnumerable<Diagnostic> ofVariants = (own.Inputs?.Scenario.Variants ?? []).SelectMany(variant =>
            Load(path, files, new ScenarioOverrides(variant.Id, [])).Diagnostics
        );
        return
        [
            .. own
                .Diagnostics.Concat(ofVariants)
                .DistinctBy(found => (found.File, found.Line, found.Column, found.Code, found.Message)),
        ];
    }

    private static IReadOnlyList<MachinePrice>? ReadMachinePrices(
        ScenarioDocument document,
        IInputFiles files,
        DiagnosticList found
    ) =>
        document.Scenario!.Prices.Machines is { } table
            ? PriceFiles.Machines(files, document.Resolve(table), found, document.LocationOf("prices.machines"))
            : BuiltinDatasets.MachinePrices;

    private static IReadOnlyList<ServicePrice>? ReadServicePrices(
        ScenarioDocument document,
        IInputFiles files,
        DiagnosticList found
    ) =>
        document.Scenario!.Prices.Services is { } table
            ? PriceFiles.Services(files, document.Resolve(table), found, document.LocationOf("prices.services"))
            : BuiltinDatasets.ServicePrices;

    private static MeasurementTable? ReadMeasurements(
        ScenarioDocument document,
        Scenario scenario,
        IInputFiles files,
        DiagnosticList found
    )
    {
        if (scenario.Network.Measurements is not { } file)
        {
            return null;
        }
        Location at = document.LocationOf("network.measurements");
        MeasurementTable? table = MeasurementReader.ReadFile(files, document.Resolve(file), found, at);
        foreach (UnknownPlace unknown in table?.Unknown ?? [])
        {
            found.Warning(
                unknown.First,
                "unknown-place",
                $"no table knows '{unknown.Name}': rows with it are left out",
                Gazetteer.WideExpectation,
                unknown.Suggestion
            );
        }
        return table;
    }

    /// <summary>The files of a zone, with what the scenario says beside them.</summary>
    internal static ZoneSource SourceOf(ScenarioDocument document, IReadOnlyList<string> zone)
    {
        Dns dns = document.Scenario!.Dns;
        return new ZoneSource
        {
            ZoneFiles = [.. zone.Select(document.Resolve)],
            HealthCheckFiles = dns.HealthChecks is { } checks ? [document.Resolve(checks)] : [],
            CidrFiles = [.. dns.Cidr.Select(cidr => new CidrSource(document.Resolve(cidr.File), cidr.Collection))],
            Origin = dns.Origin is { } origin ? DnsName.Parse(origin) : null,
            RecordName = dns.Name is { } name ? DnsName.Parse(name) : null,
            Ttl = dns.Ttl,
            Part = dns.Part,
        };
    }

    /// <summary>Where a scenario says what the files of its zone cannot.</summary>
    private static string KeyOf(MissingFact fact) =>
        fact switch
        {
            MissingFact.Origin => "dns.origin",
            MissingFact.RecordName => "dns.name",
            MissingFact.Ttl => "dns.ttl",
            MissingFact.CidrCollection => "dns.cidr[].collection",
            _ => "dns.part",
        };

    internal static HpaSpec? ReadManifest(
        ScenarioDocument document,
        string where,
        string manifest,
        IInputFiles files,
        DiagnosticList found
    ) => HpaManifestReader.ReadSingle(files, document.Resolve(manifest), found, document.LocationOf(where))?.Spec;

    /// <summary>
    /// A file of DNS was given where a scenario is expected; null: it is none, or not to be recognized.
    /// </summary>
    private static Diagnostic? OtherFormat(string path, IInputFiles files)
    {
        if (ZoneFiles.Recognize(files, path, []) is not { } known)
        {
            return null;
        }
        DiagnosticList found = [];
        found.Error(
            known.Text.Start,
            "not-a-scenario",
            $"this is {ZoneFormats.NameOf(known.Reader.Format)}, not a scenario",
            "a scenario; 'sim dns lint' checks files of DNS"
        );
        return found.Sorted().Single();
    }

    private static ScenarioVocabulary Vocabulary() =>
        new()
        {
            Countries = BuiltinDatasets.Countries.Select(country => country.Iso2).ToHashSet(StringComparer.Ordinal),
            CheckThreshold = CheckThreshold,
        };

    private static TextFault? CheckThreshold(string text) =>
        ThresholdParser.TryParse(text, out _, out ThresholdSyntaxError? error)
            ? null
            : new TextFault(error.Position, "the threshold cannot be read", error.Expected, error.Suggestion);

    private static IReadOnlyList<Country>? ReadCountries(
        ScenarioDocument document,
        Scenario scenario,
        IInputFiles files,
        DiagnosticList found
    )
    {
        string table = scenario.Demand.Countries;
        IReadOnlyList<Country>? all = CountryTable.Load(
            files,
            table == CountryTable.Builtin ? table : document.Resolve(table),
            found,
            document.LocationOf("demand.countries")
        );
        return all is null
            ? null
            : [.. all.Where(c => c.InternetUsers > 0 || scenario.Demand.Audience.ContainsKey(c.Iso2))];
    }

    private static DemandTrace? ReadTrace(
        ScenarioDocument document,
        Scenario scenario,
        IReadOnlyList<Country>? countries,
        IInputFiles files,
        DiagnosticList found
    )
    {
        if (scenario.Demand.Trace is not { } path || countries is null)
        {
            return null;
        }
        Location at = document.LocationOf("demand.trace");
        string[] codes = [.. countries.Select(country => country.Iso2)];
        DemandTrace? trace = DemandTraceReader.ReadFile(files, document.Resolve(path), codes, found, at);
        if (trace is not null && trace.Length < scenario.Duration)
        {
            found.Error(
                at,
                "short-trace",
                $"the trace ends {trace.Length} after its begin, the run takes {scenario.Duration}",
                $"a run of at most {trace.Length}, or a longer trace"
            );
        }
        return trace;
    }

    /// <summary>Remembers the bytes of every file that was opened.</summary>
    private sealed class RecordingFiles(IInputFiles inner) : IInputFiles
    {
        private readonly SortedDictionary<string, byte[]> _read = new(StringComparer.Ordinal);

        public InputKind KindOf(string path) => inner.KindOf(path);

        public IReadOnlyList<string> NamesIn(string folder) => inner.NamesIn(folder);

        public Stream Open(string path)
        {
            if (!_read.TryGetValue(path, out byte[]? bytes))
            {
                using Stream stream = inner.Open(path);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                bytes = copy.ToArray();
                _read.Add(path, bytes);
            }
            return new MemoryStream(bytes, writable: false);
        }

        public (IReadOnlyList<InputFile> Files, string Hash) Hash(string directory, string scenario)
        {
            var files = new List<InputFile>();
            foreach ((string path, byte[] bytes) in _read)
            {
                string relative = Path.GetRelativePath(directory.Length > 0 ? directory : ".", path).Replace('\\', '/');
                files.Add(new InputFile(relative, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            }
            string first = Path.GetFileName(scenario);
            files = [.. files.OrderBy(file => file.Path != first).ThenBy(file => file.Path, StringComparer.Ordinal)];
            string text = string.Concat(files.Select(file => $"{file.Path} {file.Sha256}\n"));
            return (files, ScenarioInputs.HashOf(text));
        }
    }
}
