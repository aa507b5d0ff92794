namespace Sim.Scenarios.Import;

/// <summary>A file that was read, and what it turned out to be.</summary>
/// <param name="Path">As the caller named it.</param>
public sealed record ZoneFile(string Path, ZoneFormat Format)
{
    /// <summary>For "read as ...".</summary>
    public string Description => ZoneFormats.NameOf(Format);
}
