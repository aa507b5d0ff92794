using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>
/// Keeps the bytes of every file that was opened: thousands of points read the same few, and the shards take them
/// along.
/// </summary>
internal sealed class CachedFiles(IInputFiles inner) : IInputFiles
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, byte[]> _read = new(StringComparer.Ordinal);

    /// <summary>By path, as it was asked for.</summary>
    public IReadOnlyDictionary<string, byte[]> Read => _read;

    public InputKind KindOf(string path) => inner.KindOf(path);

    public IReadOnlyList<string> NamesIn(string folder) => inner.NamesIn(folder);

    public Stream Open(string path)
    {
        lock (_gate)
        {
            if (!_read.TryGetValue(path, out byte[]? bytes))
            {
                using Stream stream = inner.Open(path);
                using var copy = new MemoryStream();
                stream.CopyTo(copy);
                bytes = copy.ToArray();
                _read.Add(path, bytes);
            }
            return new MemoryStream(bytes, writable: false);
        }
    }
}
