namespace Sim.Scenarios.Schema.Source;

/// <summary>The files of this machine; relative paths are relative to the working folder.</summary>
public sealed class DiskFiles : IInputFiles
{
    public static DiskFiles Instance { get; } = new();

    private DiskFiles() { }

    public InputKind KindOf(string path) =>
        Directory.Exists(path) ? InputKind.Directory
        : File.Exists(path) ? InputKind.File
        : InputKind.Missing;

    public Stream Open(string path) => File.OpenRead(path);

    public IReadOnlyList<string> NamesIn(string folder)
    {
        try
        {
            string[] files = Directory.GetFiles(folder.Length > 0 ? folder : ".");
            return [.. files.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
