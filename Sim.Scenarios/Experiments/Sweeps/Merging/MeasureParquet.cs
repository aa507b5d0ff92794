using Parquet;
using Parquet.Schema;
using Sim.Scenarios.Experiments.Sweeps.Shards;
using Sim.Scenarios.Results.Measures;

namespace Sim.Scenarios.Experiments.Sweeps.Merging;

/// <summary>
/// Every measure of every run as one Apache Parquet file, with the values of its point beside it; the same bytes for
/// the same sweep.
/// </summary>
internal sealed class MeasureParquet : IDisposable
{
    /// <summary>Of a row group: what is in memory at once.</summary>
    private const int RowsMost = 100_000;

    private static readonly ParquetOptions s_options = new() { CompressionMethod = CompressionMethod.Snappy };

    private static readonly DataField s_point = new DataField<int>("point");
    private static readonly DataField s_replication = new DataField<int>("replication");
    private static readonly DataField s_value = new DataField<double>("value");
    private static readonly DataField[] s_names = [.. Results.Files.MeasureColumns.Names.Select(Text)];

    private readonly IReadOnlyList<SweepPoint> _points;
    private readonly DataField[] _factors;
    private readonly FileStream _file;
    private readonly ParquetWriter _writer;
    private readonly List<int> _pointRows = [];
    private readonly List<int> _replicationRows = [];
    private readonly List<MeasureKey> _keyRows = [];
    private readonly List<double> _valueRows = [];

    public MeasureParquet(string path, Sweep sweep)
    {
        _points = sweep.Planned.Points;
        _factors = [.. sweep.Planned.Factors.Select(factor => Text(factor.Path))];
        _file = File.Create(path);
        var schema = new ParquetSchema([s_point, s_replication, .. _factors, .. s_names, s_value]);
        _writer = Wait(ParquetWriter.CreateAsync(schema, _file, s_options));
        _writer.CustomMetadata = new Dictionary<string, string>
        {
            ["formatVersion"] = "1",
            ["modelVersion"] = sweep.ModelVersion,
            ["sweep"] = sweep.Hash,
        };
    }

    public void Add(ShardRun run)
    {
        for (int i = 0; i < run.Keys.Count; i++)
        {
            _pointRows.Add(run.Point);
            _replicationRows.Add(run.Replication);
            _keyRows.Add(run.Keys[i]);
            _valueRows.Add(run.Values[i]);
        }
        if (_valueRows.Count >= RowsMost)
        {
            WriteGroup();
        }
    }

    /// <summary>The rows that are left, and the footer.</summary>
    public void Complete()
    {
        if (_valueRows.Count > 0)
        {
            WriteGroup();
        }
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    public void Dispose() => _file.Dispose();

    private void WriteGroup()
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        Wait(group.WriteAsync<int>(s_point, _pointRows.ToArray()));
        Wait(group.WriteAsync<int>(s_replication, _replicationRows.ToArray()));
        foreach ((int f, DataField factor) in _factors.Index())
        {
            WriteTexts(group, factor, _pointRows.ConvertAll(point => (string?)_points[point].Texts[f]));
        }
        WriteTexts(group, s_names[0], _keyRows.ConvertAll(key => (string?)key.Measure));
        WriteTexts(group, s_names[1], _keyRows.ConvertAll(key => key.Region));
        WriteTexts(group, s_names[2], _keyRows.ConvertAll(key => key.Country));
        WriteTexts(group, s_names[3], _keyRows.ConvertAll(key => key.Endpoint));
        WriteTexts(group, s_names[4], _keyRows.ConvertAll(key => key.Resource));
        Wait(group.WriteAsync<double>(s_value, _valueRows.ToArray()));
        group.CompleteValidate();
        _pointRows.Clear();
        _replicationRows.Clear();
        _keyRows.Clear();
        _valueRows.Clear();
    }

    private static void WriteTexts(ParquetRowGroupWriter group, DataField field, List<string?> texts) =>
        Wait(group.WriteAsync(field, texts!));

    private static DataField Text(string name) => new DataField<string>(name);

    // The library knows asynchronous calls only; a file does not keep anybody waiting.
    private static void Wait(Task task) => task.GetAwaiter().GetResult();

    private static T Wait<T>(Task<T> task) => task.GetAwaiter().GetResult();
}
