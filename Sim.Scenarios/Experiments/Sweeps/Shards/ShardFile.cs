using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Sim.Scenarios.Experiments.Sweeps.Shards;

/// <summary>
/// The file of a shard: lines of JSON, the first says whose it is, the last holds the SHA-256 of all before.
/// </summary>
/// <remarks>
/// Between them, in the order of the runs: <c>{"keys": [[measure, region, country, endpoint, resource], ...]}</c>
/// whenever the measures are others than those of the run before, and
/// <c>{"point", "replication", "events", "thresholds": [[expression, value, unit], ...], "values": [...]}</c>. Format
/// version 1.
/// </remarks>
internal static class ShardFile
{
    public const int FormatVersion = 1;

    private const string TrailerStart = "{\"sha256\":\"";
    private const string TrailerEnd = "\"}\n";

    /// <summary>Bytes of the last line.</summary>
    private static readonly int s_trailer = TrailerStart.Length + (2 * SHA256.HashSizeInBytes) + TrailerEnd.Length;

    /// <summary><c>00012.jsonl</c>.</summary>
    public static string NameOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{index:00000}.jsonl");

    public static byte[] Trailer(ReadOnlySpan<byte> hash) =>
        Encoding.ASCII.GetBytes(TrailerStart + Convert.ToHexStringLower(hash) + TrailerEnd);

    /// <summary>Whether the file is whole and belongs to the shard; reads all of it.</summary>
    /// <exception cref="IOException">It is there and cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static ShardState StateOf(string path, Shard shard)
    {
        if (!File.Exists(path))
        {
            return ShardState.Missing;
        }
        using FileStream file = File.OpenRead(path);
        long body = file.Length - s_trailer;
        if (body <= 0)
        {
            return ShardState.Corrupt;
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] block = ArrayPool<byte>.Shared.Rent(64 * 1024);
        string? owner = null;
        for (long left = body; left > 0; )
        {
            int read = file.Read(block, 0, (int)Math.Min(block.Length, left));
            if (read == 0)
            {
                break;
            }
            owner ??= OwnerIn(block.AsSpan(0, read));
            hash.AppendData(block, 0, read);
            left -= read;
        }
        byte[] trailer = new byte[s_trailer];
        int end = file.ReadAtLeast(trailer, trailer.Length, throwOnEndOfStream: false);
        ArrayPool<byte>.Shared.Return(block);
        bool isWhole = end == trailer.Length && trailer.AsSpan().SequenceEqual(Trailer(hash.GetHashAndReset()));
        return !isWhole || owner is null ? ShardState.Corrupt
            : owner == shard.Hash ? ShardState.Good
            : ShardState.Foreign;
    }

    /// <summary>The hash of the shard that the first line names; null: it is no such line.</summary>
    private static string? OwnerIn(ReadOnlySpan<byte> begin)
    {
        int end = begin.IndexOf((byte)'\n');
        if (end < 0)
        {
            return null;
        }
        try
        {
            var json = new Utf8JsonReader(begin[..end]);
            JsonElement first = JsonElement.ParseValue(ref json);
            return first.GetProperty("formatVersion").GetInt32() == FormatVersion
                ? first.GetProperty("shard").GetString()
                : null;
        }
        catch (Exception problem)
            when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
