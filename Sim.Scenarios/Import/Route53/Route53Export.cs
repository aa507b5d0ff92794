using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Core.Routing.Dns;
using Sim.Core.Routing.Dns.Changes;

namespace Sim.Scenarios.Import.Route53;

/// <summary>Writes what <see cref="Route53Import"/> reads, as the AWS CLI prints it.</summary>
/// <remarks>Import, export and import again give the same records. Keys of the API that the records do not carry
/// (caller references) are left out.</remarks>
public static class Route53Export
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Indented = true,
        IndentSize = 4,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string RecordSets(IEnumerable<RecordSet> recordSets) =>
        Write(json => WriteList(json, "ResourceRecordSets", recordSets, RecordSetWriter.Write));

    public static string HealthChecks(IEnumerable<HealthCheck> healthChecks) =>
        Write(json => WriteList(json, "HealthChecks", healthChecks, HealthCheckWriter.Write));

    public static string ChangeBatch(ChangeBatch batch) =>
        Write(json =>
        {
            if (batch.Comment is not null)
            {
                json.WriteString("Comment", batch.Comment);
            }
            WriteList(json, "Changes", batch.Changes, WriteChange);
        });

    /// <summary>The blocks of one collection, as <c>list-cidr-blocks</c> prints them.</summary>
    public static string CidrBlocks(IEnumerable<CidrLocation> locations) =>
        Write(json =>
            WriteList(
                json,
                "CidrBlocks",
                locations.SelectMany(location => location.Blocks.Select(block => (location.Name, Block: block))),
                (to, one) =>
                {
                    to.WriteStartObject();
                    to.WriteString("CidrBlock", one.Block.ToString());
                    to.WriteString("LocationName", one.Name);
                    to.WriteEndObject();
                }
            )
        );

    private static void WriteChange(Utf8JsonWriter json, RecordChange change)
    {
        json.WriteStartObject();
        json.WriteString("Action", Words.ChangeActions.Of(change.Action));
        json.WritePropertyName("ResourceRecordSet");
        RecordSetWriter.Write(json, change.RecordSet);
        json.WriteEndObject();
    }

    private static void WriteList<T>(
        Utf8JsonWriter json,
        string key,
        IEnumerable<T> items,
        Action<Utf8JsonWriter, T> write
    )
    {
        json.WriteStartArray(key);
        foreach (T item in items)
        {
            write(json, item);
        }
        json.WriteEndArray();
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
