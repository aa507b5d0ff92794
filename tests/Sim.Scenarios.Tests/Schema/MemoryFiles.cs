using System.Text;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>Files in memory; a path that ends in <c>/</c> is a folder.</summary>
internal sealed class MemoryFiles : IInputFiles
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public string this[string path]
    {
        set => _files[path] = Encoding.UTF8.GetBytes(value);
    }

    public void Add(string path, byte[] bytes) => _files[path] = bytes;

    public InputKind KindOf(string path) =>
        _files.ContainsKey(path) ? InputKind.File
        : _files.ContainsKey(path + "/") ? InputKind.Directory
        : InputKind.Missing;

    public IReadOnlyList<string> NamesIn(string folder) =>
        [
            .. _files
                .Keys.Where(path => Path.GetDirectoryName(path) == folder)
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal),
        ];

    public Stream Open(string path) => new MemoryStream(_files[path]);
}
