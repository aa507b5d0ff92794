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
}
