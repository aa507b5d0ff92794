using System.Text.Json;

namespace Sim.Conformance;

/// <summary>One test per case of every family file; one per file that cannot be run.</summary>
public sealed class ConformanceTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        foreach (string path in FamilyFile.Paths())
        {
            FamilyFile file;
            string? problem = null;
            try
            {
                file = FamilyFile.Read(path);
            }
            catch (Exception error) when (error is InvalidDataException or JsonException or KeyNotFoundException)
            {
                problem = error.Message;
                file = new FamilyFile(path, Path.GetFileName(path), null, []);
            }
            if (problem is null && !Families.Engines.ContainsKey(file.Family))
            {
                problem = Families.IsWithoutEngine(file.Family)
                    ? $"skipped: the engine for '{file.Family}' is not built yet ({file.Cases.Count} cases)"
                    : $"{path}: unknown family '{file.Family}'";
            }
            if (problem is not null)
            {
                yield return new TestCaseData(file, default(JsonElement), problem).SetName(
                    $"{file.Family} (whole family)"
                );
                continue;
            }
            foreach (JsonElement one in file.Cases)
            {
                yield return new TestCaseData(file, one, null).SetName($"{file.Family}: {FamilyFile.IdOf(one)}");
            }
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Agrees(FamilyFile file, JsonElement one, string? problem)
    {
        if (problem is not null && Families.IsWithoutEngine(file.Family))
        {
            Assert.Ignore(problem);
        }
        Assert.That(problem, Is.Null);
        Families.Engines[file.Family](file, one);
    }

    [Test]
    public void Own_cases_are_found() =>
        Assert.That(FamilyFile.Paths().Select(Path.GetFileName), Does.Contain("route53-answers-own.json"));

    [Test]
    public void The_shared_folder_exists_when_it_is_named() =>
        Assert.That(FamilyFile.SharedFolder is { } folder && !Directory.Exists(folder), Is.False);
}
