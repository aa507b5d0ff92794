using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>Writes the file of a shard, run by run; it has its name only when it is whole.</summary>
internal sealed class ShardFileWriter : IDisposable
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly string _path;
    private readonly string _temporary;
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly MemoryStream _line = new();
    private IReadOnlyList<MeasureKey> _keys = [];
    private bool _isComplete;

    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public ShardFileWriter(string path, Sweep sweep, Shard shard)
    {
        _path = path;
        // A point first: nobody takes it for the file of a shard.
        _temporary = Path.Combine(
            Path.GetDirectoryName(path)!,
            $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}"
        );
        _file = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write);
        WriteLine(json =>
        {
            json.WriteNumber("formatVersion", ShardFile.FormatVersion);
            json.WriteString("shard", shard.Hash);
            json.WriteNumber("index", shard.Index);
            json.WriteNumber("firstRun", shard.First);
            json.WriteNumber("runs", shard.Count);
            json.WriteString("sweep", sweep.Hash);
        });
    }

    /// <inheritdoc cref="ShardFileWriter(string, Sweep, Shard)" path="/exception"/>
    public void Write(ShardRun run)
    {
        if (!run.Keys.SequenceEqual(_keys))
        {
            _keys = run.Keys;
            WriteLine(json => WriteKeys(json, run.Keys));
        }
        WriteLine(json => WriteRun(json, run));
    }

    /// <summary>The last line; then the file has its name, in place of one of before.</summary>
    /// <inheritdoc cref="ShardFileWriter(string, Sweep, Shard)" path="/exception"/>
    public void Complete()
    {
        Put(ShardFile.Trailer(_hash.GetHashAndReset()), isLast: true);
        _file.Dispose();
        File.Move(_temporary, _path, overwrite: true);
        _isComplete = true;
    }

    public void Dispose()
    {
        _hash.Dispose();
        _line.Dispose();
        try
        {
            _file.Dispose();
        }
        catch (Exception problem) when (problem is IOException or ArgumentOutOfRangeException)
        {
            // What a full disk did not take is lost with the file.
        }
        if (!_isComplete)
        {
            File.Delete(_temporary);
        }
    }

    private void WriteLine(Action<Utf8JsonWriter> write)
    {
        _line.SetLength(0);
        using (var json = new Utf8JsonWriter(_line, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }
        _line.WriteByte((byte)'\n');
        ReadOnlySpan<byte> bytes = _line.GetBuffer().AsSpan(0, (int)_line.Length);
        _hash.AppendData(bytes);
        Put(bytes);
    }

    private void Put(ReadOnlySpan<byte> bytes, bool isLast = false)
    {
        try
        {
            _file.Write(bytes);
            if (isLast)
            {
                _file.Flush(flushToDisk: true);
            }
        }
        catch (ArgumentOutOfRangeException problem)
        {
            // What the runtime makes of EFBIG: a limit of the user, or of the file system.
            throw new IOException("The file would be larger than the system allows", problem);
        }
    }

    private static void WriteKeys(Utf8JsonWriter json, IReadOnlyList<MeasureKey> keys)
    {
        json.WriteStartArray("keys");
        foreach (MeasureKey key in keys)
        {
            json.WriteStartArray();
            string?[] parts = [key.Measure, key.Region, key.Country, key.Endpoint, key.Resource];
            foreach (string? part in parts)
            {
                json.WriteStringValue(part);
            }
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    private static void WriteRun(Utf8JsonWriter json, ShardRun run)
    {
        json.WriteNumber("point", run.Point);
        json.WriteNumber("replication", run.Replication);
        json.WriteNumber("events", run.Events);
        json.WriteStartArray("thresholds");
        foreach (ThresholdVerdict one in run.Thresholds)
        {
            json.WriteStartArray();
            json.WriteStringValue(one.Expression);
            if (one.Value is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteNullValue();
            }
            json.WriteStringValue(one.Unit);
            json.WriteEndArray();
        }
        json.WriteEndArray();
        json.WriteStartArray("values");
        foreach (double value in run.Values)
        {
            // The shortest digits that give the same number back.
            json.WriteNumberValue(value);
        }
        json.WriteEndArray();
    }
}
