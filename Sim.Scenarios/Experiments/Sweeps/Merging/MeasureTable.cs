using System.Text;
using Sim.Scenarios.Results.Files;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>
/// A CSV file of measures, row by row, in the layout of <see cref="CsvFile"/>: millions of rows repeat the same names,
/// which are written once and copied.
/// </summary>
internal sealed class MeasureTable : IDisposable
{
    private static readonly Encoding s_utf8 = new UTF8Encoding(false);

    private readonly StreamWriter _writer;
    private readonly Dictionary<MeasureKey, string> _names = [];

    /// <param name="before">Columns before the name of the measure.</param>
    /// <param name="behind">Columns behind it.</param>
    public MeasureTable(string path, string[] before, string[] behind)
    {
        _writer = new StreamWriter(
            path,
            s_utf8,
            new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write }
        )
        {
            NewLine = "\n",
        };
        _writer.WriteLine(string.Join(',', [.. before, .. MeasureColumns.Names, .. behind]));
    }

    /// <param name="before">Ready to be written.</param>
    /// <param name="behind">Numbers; null: an empty cell.</param>
    public void Write(string before, MeasureKey key, params ReadOnlySpan<double?> behind)
    {
        _writer.Write(before);
        _writer.Write(NamesOf(key));
        foreach (double? number in behind)
        {
            _writer.Write(',');
            _writer.Write(RunNumber.Text(number));
        }
        _writer.Write('\n');
    }

    public void Dispose() => _writer.Dispose();

    private string NamesOf(MeasureKey key)
    {
        if (!_names.TryGetValue(key, out string? names))
        {
            names = string.Concat(MeasureColumns.Of(key).Select(cell => "," + Quoted(cell)));
            _names.Add(key, names);
        }
        return names;
    }

    /// <summary>RFC 4180.</summary>
    private static string? Quoted(string? cell) =>
        cell?.AsSpan().IndexOfAny(",\"\r\n") >= 0
            ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : cell;
}
