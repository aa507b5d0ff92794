using System.Collections.Concurrent;
using System.Text.Json;
using Sim.Scenarios.PolicyTests;
using Sim.Scenarios.Schema.Source;

namespace Sim.Conformance.Route53;

/// <summary>Which records Route 53 answers: the cases are policy tests, so <c>sim dns test</c> runs them too.</summary>
internal static class AnswerFamily
{
    private static readonly ConcurrentDictionary<string, IReadOnlyList<PolicyTestCase>> s_files = new(
        StringComparer.Ordinal
    );

    public static void Check(FamilyFile file, JsonElement one)
    {
        PolicyTestCase given = s_files.GetOrAdd(file.Path, Read).Single(read => read.Id == FamilyFile.IdOf(one));
        PolicyTestResult result = PolicyTestRunner.Run(given);
        Assert.That(
            result.Passed,
            Is.True,
            $"expected {result.Expected}, answered {result.Actual}\n{string.Join('\n', result.Explanation)}"
        );
    }

    private static IReadOnlyList<PolicyTestCase> Read(string path)
    {
        DiagnosticList diagnostics = [];
        IReadOnlyList<PolicyTestCase>? cases = PolicyTestReader.Read(DiskFiles.Instance, path, diagnostics);
        Assert.That(diagnostics, Is.Empty);
        return cases!;
    }
}
