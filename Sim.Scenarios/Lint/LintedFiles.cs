using Sim.Core.Routing.Dns;
using Sim.Scenarios.Import;
using Sim.Scenarios.Import.Route53;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Lint;

/// <summary>What a person gave to lint, told apart by content.</summary>
internal sealed class LintedFiles(IInputFiles files, DiagnosticList diagnostics)
{
    private const string RecordSets = "ResourceRecordSets";
    private const string Checks = "HealthChecks";
    private const string Changes = "Changes";

    private readonly List<IReadOnlyList<Located<RecordSet>>> _zones = [];
    private readonly List<Located<HealthCheck>> _checks = [];
    private readonly List<LocatedChangeBatch> _batches = [];
    private readonly List<SourceText> _sources = [];

    /// <summary>Every file that could be read.</summary>
    public IReadOnlyList<SourceText> Sources => _sources;

    public IReadOnlyList<LocatedChangeBatch> Batches => _batches;

    /// <summary>Whether any of the files listed health checks.</summary>
    public bool HasHealthChecks { get; private set; }

    /// <summary>
    /// One for each file of record sets, each with all health checks; checks alone are a zone of their own.
    /// </summary>
    public IReadOnlyList<LocatedZone> Zones() =>
        [
            .. (
                _zones.Count > 0 || _checks.Count == 0
                    ? _zones
                    :
                    [
                        [],
                    ]
            ).Select(ZoneOf),
        ];

    public void Read(string path)
    {
        if (SourceReader.ReadFile(files, path, diagnostics) is not { } root)
        {
            return;
        }
        _sources.Add(root.Location.Source);
        bool isKnown = false;
        if (Holds(root, RecordSets))
        {
            isKnown = true;
            if (Route53Import.ReadRecordSets(root, diagnostics) is { } records)
            {
                _zones.Add(records);
            }
        }
        if (Holds(root, Checks))
        {
            isKnown = true;
            HasHealthChecks = true;
            _checks.AddRange(Route53Import.ReadHealthChecks(root, diagnostics) ?? []);
        }
        if (Holds(root, Changes))
        {
            isKnown = true;
            if (Route53Import.ReadChangeBatch(root, diagnostics) is { } batch)
            {
                _batches.Add(batch);
            }
        }
        if (!isKnown)
        {
            diagnostics.Error(
                root.Location,
                "unknown-format",
                $"'{path}' holds no listing of Route 53",
                $"a list '{RecordSets}', '{Checks}' or '{Changes}'"
            );
        }
    }

    private static bool Holds(LocatedNode node, string key) =>
        node switch
        {
            LocatedMapping mapping => mapping[key] is LocatedSequence
                || mapping.Entries.Any(entry => Holds(entry.Value, key)),
            LocatedSequence sequence => sequence.Any(item => Holds(item, key)),
            _ => false,
        };

    private LocatedZone ZoneOf(IReadOnlyList<Located<RecordSet>> records) =>
        new(
            new Zone
            {
                RecordSets = [.. records.Select(record => record.Value)],
                HealthChecks = [.. _checks.Select(check => check.Value)],
            },
            [.. records.Select(record => record.At)],
            [.. _checks.Select(check => check.At)]
        );
}
