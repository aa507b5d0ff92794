using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>A scenario whose text marks each place of an expected finding with <c>»</c>.</summary>
internal static class Marked
{
    /// <summary>Reads the text without its marks; the findings must have the codes, in order, at the marks.</summary>
    /// <param name="codes">Separated by spaces.</param>
    public static ScenarioDocument Check(string marked, string codes)
    {
        List<string> expected = [];
        string[] lines = marked.Split('\n');
        Queue<string> words = new(codes.Split(' '));
        for (int line = 0; line < lines.Length; line++)
        {
            while (lines[line].IndexOf('»', StringComparison.Ordinal) is var at and >= 0)
            {
                lines[line] = lines[line].Remove(at, 1);
                expected.Add($"{line + 1}:{at + 1}: {words.Dequeue()}");
            }
        }
        Assert.That(words, Is.Empty, "one mark for each code");
        ScenarioDocument document = Example.Read(string.Join('\n', lines));

        Assert.That(
            document.Diagnostics.Select((Diagnostic found) => $"{found.Line}:{found.Column}: {found.Code}"),
            Is.EqualTo(expected)
        );
        return document;
    }
}
