using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Sim.Runner.Tests.Commands.Dns;

/// <summary>Writes the smallest file of MaxMind's DB format: one IPv4 network with one entry.</summary>
/// <remarks>
/// Source: MaxMind DB File Format Specification 2.0: search tree of nodes with two records of 24 bits, 16 zero bytes,
/// data section, marker, metadata. A value begins with a control byte: type in the upper three bits (0: the type less
/// 7 is in the next byte), size in the lower five.
/// </remarks>
internal static class MmdbFile
{
    private const int Text = 2;
    private const int Double = 3;
    private const int Unsigned16 = 5;
    private const int Unsigned32 = 6;
    private const int Map = 7;
    private const int Unsigned64 = 9;
    private const int Array = 11;

    /// <param name="entry">Texts, doubles, lists and maps.</param>
    public static byte[] With(IPNetwork network, Dictionary<string, object> entry)
    {
        using MemoryStream file = new();
        int nodes = network.PrefixLength;
        byte[] address = network.BaseAddress.GetAddressBytes();
        for (int node = 0; node < nodes; node++)
        {
            int bit = (address[node / 8] >> (7 - (node % 8))) & 1;
            // A record that equals the number of nodes is "no entry"; the first entry is 16 behind it.
            int next = node == nodes - 1 ? nodes + 16 : node + 1;
            WriteRecord(file, bit == 0 ? next : nodes);
            WriteRecord(file, bit == 1 ? next : nodes);
        }
        file.Write(new byte[16]);
        Write(file, entry);
        file.Write([0xAB, 0xCD, 0xEF, .. "MaxMind.com"u8]);
        Write(
            file,
            new Dictionary<string, object>
            {
                ["binary_format_major_version"] = (ushort)2,
                ["binary_format_minor_version"] = (ushort)0,
                ["build_epoch"] = 1UL,
                ["database_type"] = "Test-City",
                ["description"] = new Dictionary<string, object> { ["en"] = "test" },
                ["ip_version"] = (ushort)4,
                ["languages"] = new List<object> { "en" },
                ["node_count"] = (uint)nodes,
                ["record_size"] = (ushort)24,
            }
        );
        return file.ToArray();
    }

    private static void WriteRecord(Stream file, int record) =>
        file.Write([(byte)(record >> 16), (byte)(record >> 8), (byte)record]);

    private static void Write(Stream file, object value)
    {
        switch (value)
        {
            case string text:
                byte[] bytes = Encoding.UTF8.GetBytes(text);
                WriteControl(file, Text, bytes.Length);
                file.Write(bytes);
                break;
            case double number:
                WriteControl(file, Double, 8);
                Span<byte> eight = stackalloc byte[8];
                BinaryPrimitives.WriteDoubleBigEndian(eight, number);
                file.Write(eight);
                break;
            case ushort number:
                WriteControl(file, Unsigned16, 2);
                file.Write([(byte)(number >> 8), (byte)number]);
                break;
            case uint number:
                WriteControl(file, Unsigned32, 4);
                file.Write([(byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]);
                break;
            case ulong number:
                WriteControl(file, Unsigned64, 1);
                file.WriteByte((byte)number);
                break;
            case List<object> items:
                WriteControl(file, Array, items.Count);
                items.ForEach(item => Write(file, item));
                break;
            case Dictionary<string, object> map:
                WriteControl(file, Map, map.Count);
                foreach ((string key, object item) in map)
                {
                    Write(file, key);
                    Write(file, item);
                }
                break;
        }
    }

    // Sizes here are below 29, which need no further bytes.
    private static void WriteControl(Stream file, int type, int size)
    {
        if (type <= 7)
        {
            file.WriteByte((byte)((type << 5) | size));
            return;
        }
        file.Write([(byte)size, (byte)(type - 7)]);
    }
}
