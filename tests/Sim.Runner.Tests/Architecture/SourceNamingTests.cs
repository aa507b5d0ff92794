using System.Text.RegularExpressions;

namespace Sim.Runner.Tests.Architecture;

/// <summary>Where a type is can be told from its name, and what it is too.</summary>
[TestFixture]
public sealed partial class SourceNamingTests
{
    private static IEnumerable<SourceFile> CodeFiles =>
        SourceFile.All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal) && file.Subject != "Program");

    [Test]
    public void Namespaces_follow_folders() =>
        Assert.That(
            from file in CodeFiles
            let expected = $"namespace {TestsPattern().Replace(file.FolderPath, "").Replace('/', '.')};"
            where !file.Lines.Contains(expected)
            select $"{file.Path}: {expected}",
            Is.Empty
        );

    [Test]
    public void A_file_is_named_after_the_type_in_it() =>
        Assert.That(CodeFiles.Where(file => file.Types.All(type => type.Name != file.Subject)), Is.Empty);

    /// <summary>
    /// Further public types in a file are small parts of the one that it is named after: a case that derives from it,
    /// an enum or record that it has as a member, or the same name with other type parameters.
    /// </summary>
    [Test]
    public void A_file_has_one_public_type_and_its_parts() =>
        Assert.That(
            from file in CodeFiles
            from type in file.Types
            where type.IsPublic && type.Name != file.Subject && !IsPart(type, file)
            select $"{file.Path}: {type.Name}",
            Is.Empty
        );

    [Test]
    public void No_type_has_a_name_that_says_nothing() =>
        Assert.That(
            from file in SourceFile.All
            from type in file.Types.Select(type => type.Name).Append(file.Subject)
            where EmptyNamePattern().IsMatch(type)
            select $"{file.Path}: {type}",
            Is.Empty
        );

    private static bool IsPart(TypeDeclaration type, SourceFile file)
    {
        string text = string.Join('\n', file.Lines);
        bool derives = Regex.IsMatch(text, $@"\b{type.Name}\b[^{{;]*: {file.Subject}\b");
        bool isMember =
            type.Kind is "enum" or "record" or "record struct"
            && Regex.Count(text.Replace($"\"{type.Name}\"", "", StringComparison.Ordinal), $@"\b{type.Name}\b") > 1;
        return derives || isMember;
    }

    [GeneratedRegex("^tests/")]
    private static partial Regex TestsPattern();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utility|Data|Info)$")]
    private static partial Regex EmptyNamePattern();
}
