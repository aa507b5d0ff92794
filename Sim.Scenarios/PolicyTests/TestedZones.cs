using Sim.Scenarios.Answers;
using Sim.Scenarios.Import;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.PolicyTests;

/// <summary>The zones that a file of tests names; each is read once, however many cases ask it.</summary>
/// <param name="testPath">The file that names them: their paths are relative to it.</param>
internal sealed class TestedZones(IInputFiles files, string testPath, DiagnosticList diagnostics)
{
    private readonly Dictionary<ZoneReference, QuestionedZone?> _zones = [];

    /// <summary>What an object says of its zone; null when it names none.</summary>
    public ZoneReference? ReferenceIn(Fields fields, LocatedMapping mapping)
    {
        string? zone = fields.Text("zone");
        string? checks = fields.Text("healthChecks");
        if (zone is null && checks is not null)
        {
            diagnostics.Error(
                mapping["healthChecks"]!.Location,
                "health-checks-without-zone",
                "'healthChecks' belongs to a 'zone', which is not named here"
            );
        }
        return zone is null ? null : new ZoneReference(Resolve(zone), checks is null ? null : Resolve(checks));
    }

    /// <summary>Null when the zone is wrong, which is reported once.</summary>
    public QuestionedZone? Open(ZoneReference reference)
    {
        if (!_zones.TryGetValue(reference, out QuestionedZone? zone))
        {
            var source = new ZoneSource
            {
                ZoneFiles = [reference.Path],
                HealthCheckFiles = reference.HealthChecksPath is { } checks ? [checks] : [],
            };
            zone = QuestionedZone.Read(files, source, diagnostics);
            _zones.Add(reference, zone);
        }
        return zone;
    }

    private string Resolve(string path) => Path.Combine(Path.GetDirectoryName(testPath) ?? "", path).Replace('\\', '/');
}

/// <summary>The files of a zone.</summary>
internal sealed record ZoneReference(string Path, string? HealthChecksPath);
