using System.Buffers.Binary;
using System.IO.Compression;
using SharpCompress.Common;
using SharpCompress.Compressors.BZip2;

namespace Sim.Scenarios.Schema.Source;

/// <summary>Files as they are without gzip or bzip2, which their first bytes tell; others as they are.</summary>
/// <param name="most">Bytes that a file may unpack to; one more is handed out, so that the reader sees it.</param>
internal sealed class UnpackedFiles(IInputFiles files, int most) : IInputFiles
{
    public InputKind KindOf(string path) => files.KindOf(path);

    public IReadOnlyList<string> NamesIn(string folder) => files.NamesIn(folder);

    public Stream Open(string path)
    {
        using Stream stream = files.Open(path);
        byte[] packed = Everything(stream);
        try
        {
            return packed switch
            {
                [0x1F, 0x8B, ..] => UnpackGzip(packed),
                [(byte)'B', (byte)'Z', (byte)'h', >= (byte)'1' and <= (byte)'9', ..] => Unpack(
                    packed,
                    from => BZip2Stream.Create(from, SharpCompress.Compressors.CompressionMode.Decompress, true)
                ),
                _ => new MemoryStream(packed, writable: false),
            };
        }
        catch (Exception problem)
            when (problem
                    is InvalidDataException
                        or SharpCompressException
                        or EndOfStreamException
                        or IndexOutOfRangeException
            )
        {
            throw new IOException($"it is packed, but damaged ({problem.Message.TrimEnd('.')})", problem);
        }
    }

    private MemoryStream UnpackGzip(byte[] packed)
    {
        MemoryStream unpacked = Unpack(packed, from => new GZipStream(from, CompressionMode.Decompress));
        if (unpacked.Length <= most && !EndsWell(packed, unpacked.Length))
        {
            throw new InvalidDataException("it ends early");
        }
        return unpacked;
    }

    /// <summary>
    /// Whether a gzip file is whole: it ends with the length of what was packed, modulo 2^32 (RFC 1952), that of the
    /// last member where there are several. The framework takes a file that is cut off for one that ends.
    /// </summary>
    private static bool EndsWell(ReadOnlySpan<byte> packed, long length)
    {
        const int Header = 10;
        const int Trailer = 8;
        if (packed.Length < Header + Trailer)
        {
            return false;
        }
        bool isWhole = BinaryPrimitives.ReadUInt32LittleEndian(packed[^4..]) == unchecked((uint)length);
        return isWhole || packed[Header..].IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]) >= 0;
    }

    private MemoryStream Unpack(byte[] packed, Func<Stream, Stream> open)
    {
        using MemoryStream from = new(packed, writable: false);
        using Stream unpacked = open(from);
        return new MemoryStream(Everything(unpacked), writable: false);
    }

    private byte[] Everything(Stream stream)
    {
        using MemoryStream bytes = new();
        byte[] block = new byte[64 * 1024];
        while (bytes.Length <= most && stream.Read(block) is var read and > 0)
        {
            bytes.Write(block, 0, read);
        }
        return bytes.ToArray();
    }
}
