using CsvHelper;

namespace Sim.Scenarios.Results.Files;

/// <summary>
/// One layout for every CSV file: RFC 4180 quoting, a header line, commas, line feeds, UTF-8 without a mark.
/// </summary>
internal static class CsvFile
{
    private static readonly CsvWriterOptions s_layout = new() { NewLine = "\n" };

    public static byte[] Render(IReadOnlyList<string> header, Action<CsvWriter> writeRows)
    {
        using var bytes = new MemoryStream();
        using (CsvWriter csv = CsvWriter.Create(bytes, s_layout, leaveOpen: true))
        {
            csv.WriteHeader([.. header]);
            writeRows(csv);
        }
        return bytes.ToArray();
    }
}
