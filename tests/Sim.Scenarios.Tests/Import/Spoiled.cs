using Sim.Core.Routing.Dns;
using Sim.Scenarios.Schema.Source;
using Sim.Scenarios.Tests.Import.Route53;

namespace Sim.Scenarios.Tests.Import;

/// <summary>
/// What holds of every spoiled document: never an exception, never more than a second, never null without a reason, and
/// what is read can be compiled and answered.
/// </summary>
internal static class Spoiled
{
    /// <summary>A document of this size takes some milliseconds, once the code that reads it is compiled.</summary>
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(1);

    private static readonly HashSet<System.Reflection.MethodInfo> s_compiled = [];

    public delegate T? Reader<T>(out DiagnosticList found);

    /// <param name="healthy">As <paramref name="spoiled"/>, of the document before: read once, unmeasured.</param>
    public static T? Read<T>(Reader<T> spoiled, Reader<T> healthy)
        where T : class
    {
        if (s_compiled.Add(healthy.Method))
        {
            healthy(out _);
        }
        (T? read, DiagnosticList found) = ProcessorTime.Within(s_most, () => (spoiled(out DiagnosticList all), all));
        Assert.That(read is null, Is.EqualTo(found.HasErrors), string.Join("\n", found.Lines()));
        return read;
    }

    /// <summary>Asks for every record set.</summary>
    public static void Answer(Zone zone)
    {
        CompiledZone compiled = CompiledZone.Compile(zone);
        bool[] healthy = new bool[compiled.HealthCheckIds.Count];
        foreach (RecordSet record in zone.RecordSets)
        {
            compiled.Answer(record.Name.ToString(), record.Type, default, healthy);
        }
    }
}
