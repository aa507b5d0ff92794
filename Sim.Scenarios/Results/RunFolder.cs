using Sim.Scenarios.Results.Files;

namespace Sim.Scenarios.Results;

/// <summary>
/// Keeps what a run measured as a folder of files, named by the hash of the run's inputs and never overwritten.
/// </summary>
/// <remarks>
/// Everything is written to a temporary sibling that is renamed at the end, so that an interrupt, a full disk or a
/// second process leaves either the whole folder or none. The data files hold the same bytes on every machine; pictures
/// depend on its fonts.
/// </remarks>
public static class RunFolder
{
    private const int HashCharacters = 12;

    /// <summary>
    /// <c>hybrid-2018-3f9a0c21b7de</c>; <c>hybrid-2018-more-blades-3f9a0c21b7de</c> for a variant;
    /// <c>hybrid-2018-3f9a0c21b7de-until-12h30m</c> when it was stopped.
    /// </summary>
    public static string Name(RunIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(identity);
        string hash = identity.InputHash;
        string until = identity.Interrupted ? $"-until-{identity.Duration}" : "";
        string variant = identity.Variant is { } id ? $"-{id}" : "";
        return $"{identity.Scenario}{variant}-{hash[..Math.Min(HashCharacters, hash.Length)]}{until}";
    }

    /// <summary>Writes the folder, or verifies the one that is there.</summary>
    /// <param name="parent">Created when absent.</param>
    /// <param name="arguments">Of the command that ran, for the manifest; files without the folder they are in.</param>
    /// <param name="pictures">Made when the folder is new, and again when one of them is missing from it.</param>
    /// <exception cref="OperationCanceledException">Cancelled between two files; nothing is left behind.</exception>
    public static RunFolderOutcome Write(
        string parent,
        RunResult result,
        IReadOnlyList<string> arguments,
        IReadOnlyList<RunPicture> pictures,
        CancellationToken cancellation = default
    )
    {
        ArgumentNullException.ThrowIfNull(result);
        ArgumentNullException.ThrowIfNull(pictures);
        string folder = Path.Combine(parent, Name(result.Identity));
        try
        {
            IReadOnlyList<DataFile> files = DataFile.All(result, arguments);
            if (!Directory.Exists(folder) && TryCreate(folder, files, pictures, cancellation))
            {
                return new(RunFolderStatus.Written, folder, $"Results are in {folder}.", result.Passed);
            }
            return Verify(folder, result, files, pictures, cancellation);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string message =
                $"Cannot write the run folder {folder}: {failure.Message.TrimEnd('.')}. Nothing was left half-written.";
            return new(RunFolderStatus.Failed, folder, message, result.Passed);
        }
    }

    /// <summary>Why no run folder can be made in a folder; null: it can. Leaves no trace.</summary>
    /// <param name="parent">May be absent.</param>
    public static string? FindObstacle(string parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        // The deepest first.
        List<string> made = [];
        try
        {
            string full = Path.GetFullPath(parent);
            made.Add(TemporarySibling(Path.Combine(full, "probe")));
            for (string folder = full; !Directory.Exists(folder); folder = Path.GetDirectoryName(folder)!)
            {
                if (File.Exists(folder))
                {
                    return $"'{folder}' is a file";
                }
                made.Add(folder);
            }
            Directory.CreateDirectory(made[0]);
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // The system's words for a folder of /proc would speak of a file that could not be found.
            bool isVague = failure is FileNotFoundException or DirectoryNotFoundException;
            return "no folder can be made there" + (isVague ? "" : ": " + failure.Message.TrimEnd('.'));
        }
        finally
        {
            made.ForEach(RemoveIfEmpty);
        }
    }

    private static void RemoveIfEmpty(string folder)
    {
        try
        {
            Directory.Delete(folder);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // It was never made, or another process has begun to use it.
        }
    }

    /// <returns>False: another process was faster, and its folder has the name.</returns>
    private static bool TryCreate(
        string folder,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<RunPicture> pictures,
        CancellationToken cancellation
    )
    {
        string temporary = TemporarySibling(folder);
        try
        {
            Directory.CreateDirectory(temporary);
            foreach (DataFile file in files)
            {
                cancellation.ThrowIfCancellationRequested();
                File.WriteAllBytes(Path.Combine(temporary, file.Name), file.Bytes);
            }
            foreach (RunPicture picture in pictures)
            {
                cancellation.ThrowIfCancellationRequested();
                WritePicture(Path.Combine(temporary, picture.RelativePath), picture);
            }
            cancellation.ThrowIfCancellationRequested();
            Directory.Move(temporary, folder);
            return true;
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return false;
        }
        finally
        {
            if (Directory.Exists(temporary))
            {
                Directory.Delete(temporary, recursive: true);
            }
        }
    }

    private static RunFolderOutcome Verify(
        string folder,
        RunResult result,
        IReadOnlyList<DataFile> files,
        IReadOnlyList<RunPicture> pictures,
        CancellationToken cancellation
    )
    {
        foreach (DataFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (!File.Exists(path) || !File.ReadAllBytes(path).AsSpan().SequenceEqual(file.Bytes))
            {
                string what = File.Exists(path) ? "has other bytes than" : "is missing though it belongs to";
                string message =
                    $"{path} {what} this run of the same inputs (model {result.Identity.Version}); see manifest.json "
                    + "for the version that wrote it. The folder was left as it is: "
                    + "move it away or choose another with --out.";
                return new(RunFolderStatus.Differs, folder, message, result.Passed);
            }
        }
        if (pictures.Any(picture => !File.Exists(Path.Combine(folder, picture.RelativePath))))
        {
            foreach (RunPicture picture in pictures)
            {
                cancellation.ThrowIfCancellationRequested();
                ReplacePicture(Path.Combine(folder, picture.RelativePath), picture);
            }
        }
        string verified =
            $"Same inputs as before: all {files.Count} data files in {folder} verified, the verdict stands.";
        return new(RunFolderStatus.Verified, folder, verified, result.Passed);
    }

    private static void ReplacePicture(string path, RunPicture picture)
    {
        string temporary = TemporarySibling(path);
        try
        {
            WritePicture(temporary, picture);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void WritePicture(string path, RunPicture picture)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream stream = File.Create(path);
        picture.Write(stream);
    }

    private static string TemporarySibling(string path) =>
        Path.Combine(Path.GetDirectoryName(path)!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
}
