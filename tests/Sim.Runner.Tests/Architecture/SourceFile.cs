using System.Text.RegularExpressions;

namespace Sim.Runner.Tests.Architecture;

/// <summary>One C# or Razor file of the repository, as text.</summary>
/// <param name="Path">Relative to the root, with slashes.</param>
/// <param name="Lines">Without line ends.</param>
internal sealed partial record SourceFile(string Path, IReadOnlyList<string> Lines)
{
    private static readonly string[] s_folders = ["Sim.Core", "Sim.Scenarios", "Sim.Runner", "tests"];

    public string FolderPath => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    /// <summary>The name up to the first dot: <c>FlowPlane</c> of <c>FlowPlane.Step.cs</c>.</summary>
    public string Subject => System.IO.Path.GetFileName(Path).Split('.')[0];

    /// <summary>
    /// The declarations of types on the outermost level, which the formatter leaves at the first column.
    /// </summary>
    public IEnumerable<TypeDeclaration> Types =>
        Lines
            .Select(line => DeclarationPattern().Match(line))
            .Where(match => match.Success)
            .Select(match => new TypeDeclaration(
                match.Groups["name"].Value,
                match.Groups["kind"].Value,
                match.Groups["public"].Success
            ));

    /// <summary>Every source that people write, in the order of the paths.</summary>
    public static IReadOnlyList<SourceFile> All { get; } =
    [
        .. s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Where(file =>
                file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)
            )
            .Select(file => System.IO.Path.GetRelativePath(Repository.PathOf(""), file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal)
            .Select(path => new SourceFile(path, File.ReadAllLines(Repository.PathOf(path)))),
    ];

    /// <summary>The lines outside of raw string literals, with their numbers from 1.</summary>
    /// <remarks>A quoted document, such as the file that a test reads, keeps the shape that it has as a file.</remarks>
    public IEnumerable<(int Number, string Line)> CodeLines()
    {
        bool quoted = false;
        for (int i = 0; i < Lines.Count; i++)
        {
            int marks = QuotePattern().Count(Lines[i]);
            if (!quoted && marks == 0)
            {
                yield return (i + 1, Lines[i]);
            }
            quoted ^= marks % 2 == 1;
        }
    }

    public override string ToString() => Path;

    [GeneratedRegex(
        @"^(?:(?<public>public)|internal)(?: (?:static|abstract|sealed|readonly|partial|ref))*"
            + @" (?<kind>class|struct|record struct|record|interface|enum) (?<name>\w+)"
    )]
    private static partial Regex DeclarationPattern();

    // Not those of a verbatim string that begins with a quote.
    [GeneratedRegex("(?<!@\\$?)\"{3,}")]
    private static partial Regex QuotePattern();
}
