using System.Text.Json;
using Sim.Scenarios.Results;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>Reads the runs of shards that are known to be good, one after the other.</summary>
/// <remarks>Keeps the measures of the last run: a thousand shards of the same measures read their names once.</remarks>
internal sealed class ShardFileReader
{
    private byte[] _block = new byte[64 * 1024];
    private byte[] _keyLine = [];
    private MeasureKey[] _keys = [];

    /// <exception cref="InvalidDataException">The file is no longer what it was when it was found good.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public IEnumerable<ShardRun> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        int from = 0;
        int filled = 0;
        while (true)
        {
            int length = _block.AsSpan(from, filled - from).IndexOf((byte)'\n');
            if (length >= 0)
            {
                ShardRun? run = ReadLine(path, _block.AsSpan(from, length));
                from += length + 1;
                if (run is not null)
                {
                    yield return run;
                }
                continue;
            }
            _block.AsSpan(from, filled - from).CopyTo(_block);
            (from, filled) = (0, filled - from);
            if (filled == _block.Length)
            {
                Array.Resize(ref _block, 2 * _block.Length);
            }
            int read = file.Read(_block, filled, _block.Length - filled);
            if (read == 0)
            {
                yield break;
            }
            filled += read;
        }
    }

    private ShardRun? ReadLine(string path, ReadOnlySpan<byte> line)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            json.Read();
            if (json.ValueTextEquals("keys"u8))
            {
                ReadKeys(line);
                return null;
            }
            return json.ValueTextEquals("point"u8) ? ReadRun(ref json) : null;
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{path} has changed while it was read.", problem);
        }
    }

    private void ReadKeys(ReadOnlySpan<byte> line)
    {
        if (line.SequenceEqual(_keyLine))
        {
            return;
        }
        _keyLine = line.ToArray();
        _keys =
        [
            .. JsonDocument
                .Parse(_keyLine)
                .RootElement.GetProperty("keys")
                .EnumerateArray()
                .Select(key => new MeasureKey(
                    key[0].GetString()!,
                    key[1].GetString(),
                    key[2].GetString(),
                    key[3].GetString(),
                    key[4].GetString()
                )),
        ];
    }

    /// <summary>The members are in the order in which they are written.</summary>
    private ShardRun ReadRun(ref Utf8JsonReader json)
    {
        json.Read();
        int point = json.GetInt32();
        json.Read();
        json.Read();
        int replication = json.GetInt32();
        json.Read();
        json.Read();
        long events = json.GetInt64();
        json.Read();
        json.Read();
        List<ThresholdVerdict> thresholds = [];
        while (json.Read() && json.TokenType == JsonTokenType.StartArray)
        {
            thresholds.Add(ReadThreshold(ref json));
        }
        json.Read();
        json.Read();
        double[] values = new double[_keys.Length];
        foreach (ref double value in values.AsSpan())
        {
            json.Read();
            value = json.GetDouble();
        }
        return new ShardRun(point, replication, events, thresholds, _keys, values);
    }

    /// <summary>What is judged anew with all replications is left open.</summary>
    private static ThresholdVerdict ReadThreshold(ref Utf8JsonReader json)
    {
        json.Read();
        string expression = json.GetString()!;
        json.Read();
        double? value = json.TokenType == JsonTokenType.Null ? null : json.GetDouble();
        json.Read();
        string? unit = json.GetString();
        json.Read();
        return new ThresholdVerdict(expression, false, "", null) { Value = value, Unit = unit };
    }
}
