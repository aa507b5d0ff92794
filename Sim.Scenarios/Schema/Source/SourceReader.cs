namespace Sim.Scenarios.Schema.Source;

/// <summary>From a YAML or JSON file to a tree whose every node knows its place.</summary>
/// <remarks>
/// Never throws for what a file contains. A syntax error ends its file; everything else (duplicate keys, tags) is
/// collected and the reading goes on. A tree may come back together with errors: look at
/// <see cref="DiagnosticList.HasErrors"/>.
/// </remarks>
public static class SourceReader
{
    /// <summary>Reads a file; JSON when its name ends in <c>.json</c>, otherwise YAML.</summary>
    /// <param name="path">As <paramref name="files"/> understands it; messages show it unchanged.</param>
    /// <param name="namedAt">Where another file names this one: a missing file is reported there.</param>
    public static LocatedNode? ReadFile(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null,
        SourceLimits? limits = null
    )
    {
        SourceText? source = ReadText(files, path, diagnostics, namedAt, limits);
        return source is null ? null : Read(source, diagnostics, limits);
    }

    /// <summary>
    /// Reads a file of several YAML documents (<c>---</c>), empty ones left out; a JSON file holds one.
    /// </summary>
    /// <inheritdoc cref="ReadFile"/>
    public static IReadOnlyList<LocatedNode> ReadDocuments(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null,
        SourceLimits? limits = null
    )
    {
        SourceText? source = ReadText(files, path, diagnostics, namedAt, limits);
        return source is null ? [] : ReadDocuments(source, diagnostics, limits);
    }

    /// <summary>Reads a text; JSON when its path ends in <c>.json</c>, otherwise YAML.</summary>
    public static LocatedNode? Read(SourceText source, DiagnosticList diagnostics, SourceLimits? limits = null)
    {
        TreeBuilder builder = new(source, limits ?? SourceLimits.Default, diagnostics);
        return Guarded(diagnostics, () => IsJson(source) ? new JsonTree(builder).Read() : new YamlTree(builder).Read());
    }

    /// <summary>Reads the YAML documents of a text; JSON when its path ends in <c>.json</c>.</summary>
    public static IReadOnlyList<LocatedNode> ReadDocuments(
        SourceText source,
        DiagnosticList diagnostics,
        SourceLimits? limits = null
    )
    {
        if (IsJson(source))
        {
            return Read(source, diagnostics, limits) is LocatedNode root ? [root] : [];
        }
        TreeBuilder builder = new(source, limits ?? SourceLimits.Default, diagnostics);
        return Guarded(diagnostics, () => new YamlTree(builder).ReadAll()) ?? [];
    }

    /// <summary>Reads a text as JSON, whatever its path.</summary>
    internal static LocatedNode? ReadJson(SourceText source, DiagnosticList diagnostics, SourceLimits limits) =>
        Guarded(diagnostics, () => new JsonTree(new TreeBuilder(source, limits, diagnostics)).Read());

    /// <summary>Reads a text as YAML documents, whatever its path.</summary>
    internal static IReadOnlyList<LocatedNode> ReadYaml(
        SourceText source,
        DiagnosticList diagnostics,
        SourceLimits limits
    ) => Guarded(diagnostics, () => new YamlTree(new TreeBuilder(source, limits, diagnostics)).ReadAll()) ?? [];

    private static bool IsJson(SourceText source) => source.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    private static bool IsPacked(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static Stream Open(IInputFiles files, string path, int most)
    {
        if (!IsPacked(path) || files is UnpackedFiles)
        {
            return files.Open(path);
        }
        using (Stream packed = files.Open(path))
        {
            if (packed.ReadByte() != 0x1F || packed.ReadByte() != 0x8B)
            {
                throw new InvalidDataException("The first two bytes are not those of gzip (RFC 1952).");
            }
        }
        return new UnpackedFiles(files, most).Open(path);
    }

    private static T? Guarded<T>(DiagnosticList diagnostics, Func<T?> read)
        where T : class
    {
        try
        {
            return read();
        }
        catch (SourceRefusedException refused)
        {
            diagnostics.Error(refused.At, refused.Code, refused.Message);
            return null;
        }
    }

    /// <summary>
    /// Reads a file of any format, one whose name ends in <c>.gz</c> unpacked; null when it cannot be read, which is
    /// reported.
    /// </summary>
    /// <inheritdoc cref="ReadFile"/>
    public static SourceText? ReadText(
        IInputFiles files,
        string path,
        DiagnosticList diagnostics,
        Location? namedAt = null,
        SourceLimits? limits = null
    )
    {
        limits ??= SourceLimits.Default;
        Location at = namedAt ?? new SourceText(path, "").Start;
        return ReadBytes(files, path, limits.Bytes, at, diagnostics) is { } bytes
            ? SourceText.Decode(path, bytes, diagnostics)
            : null;
    }

    private static ReadOnlyMemory<byte>? ReadBytes(
        IInputFiles files,
        string path,
        int most,
        Location at,
        DiagnosticList diagnostics
    )
    {
        switch (files.KindOf(path))
        {
            case InputKind.Missing:
                diagnostics.Error(
                    at,
                    "missing-file",
                    $"there is no file '{path}'",
                    suggestion: NearestWord.ToFile(path, files.NamesIn(Path.GetDirectoryName(path) ?? ""))
                );
                return null;
            case InputKind.Directory:
                diagnostics.Error(at, "not-a-file", $"'{path}' is a folder", "a file");
                return null;
        }
        try
        {
            using Stream stream = Open(files, path, most);
            // One byte more than the file has, to see its end without growing.
            using MemoryStream bytes = new(stream.CanSeek ? (int)Math.Min(stream.Length, most) + 1 : 0);
            byte[] block = new byte[64 * 1024];
            while (bytes.Length <= most && stream.Read(block) is var read and > 0)
            {
                bytes.Write(block, 0, read);
            }
            if (bytes.Length <= most)
            {
                return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
            }
            diagnostics.Error(at, "too-large", $"'{path}' has more than {most / (1024 * 1024)} MiB");
        }
        catch (InvalidDataException)
        {
            diagnostics.Error(at, "not-gzip", $"'{path}' cannot be unpacked", "a file that gzip has packed");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            diagnostics.Error(at, "unreadable-file", $"'{path}' cannot be read: {problem.Message}");
        }
        return null;
    }
}
