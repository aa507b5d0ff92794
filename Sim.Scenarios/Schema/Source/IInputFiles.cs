namespace Sim.Scenarios.Schema.Source;

/// <summary>The files that a scenario names; on disk, or in memory for tests.</summary>
public interface IInputFiles
{
    InputKind KindOf(string path);

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    Stream Open(string path);

    /// <summary>The names of the files of a folder, for the nearest word; empty when it cannot be listed.</summary>
    IReadOnlyList<string> NamesIn(string folder);
}
