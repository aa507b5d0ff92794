namespace Sim.Runner.Output;

/// <summary>Writes a file whole or not at all.</summary>
internal static class WholeFile
{
    /// <returns>Null, or why it cannot be written; then there is none, or the one of before.</returns>
    public static string? Write(string path, byte[] content)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        string temporary = Path.Combine(folder, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        try
        {
            File.WriteAllBytes(temporary, content);
            File.Move(temporary, path, overwrite: true);
            return null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            string reason = problem.Message.Replace(temporary, Path.GetFullPath(path), StringComparison.Ordinal);
            return reason.ReplaceLineEndings(" ").TrimEnd('.');
        }
        finally
        {
            Discard(temporary);
        }
    }

    private static void Discard(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Its folder does not exist or cannot be written: nothing was left there.
        }
    }
}
