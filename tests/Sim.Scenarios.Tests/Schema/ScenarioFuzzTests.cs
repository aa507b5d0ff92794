using System.Text;
using Sim.Scenarios.Schema;
using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema;

/// <summary>Whatever is in the file: never an exception, and records exactly when there is no error.</summary>
public class ScenarioFuzzTests
{
    // Pieces that are likely to break a reader of YAML; a mutation puts one somewhere.
    private static readonly string[] s_pieces = (
        ":¦: ¦- ¦? ¦[¦]¦{¦}¦,¦#¦ #¦&a ¦*a¦!!str ¦!t ¦|\n¦>-\n¦'¦\"¦%¦@¦`¦---\n¦...\n¦\t¦\n¦\r\n¦\0"
        + "¦\uFEFF¦\u2028¦\u0085¦é¦\U0001F1EB"
        + "¦~¦null¦<<: ¦\\x¦\"\\U99999999\"¦\"\\ud800\"¦-1¦1e999¦9999999999999999999999999d"
        + "¦0¦NO¦site/¦blade/dc-par/99¦100000000"
    ).Split('¦');

    [Law(MaxTest = 300)]
    public bool Lines_that_are_lost_repeated_or_swapped_never_throw(int[] picks) =>
        IsHandled(Encoding.UTF8.GetBytes(string.Join('\n', MutateLines(Example.Text.Split('\n').ToList(), picks))));

    [Law(MaxTest = 600)]
    public bool Garbled_text_never_throws((int At, int Piece, int Cut)[] edits)
    {
        StringBuilder text = new(Example.Text);
        foreach ((int at, int piece, int cut) in edits)
        {
            int place = Place(at * 37, text.Length + 1);
            text.Remove(place, Math.Min(Place(cut, 6), text.Length - place));
            text.Insert(place, s_pieces[Place(piece, s_pieces.Length)]);
        }
        return IsHandled(Encoding.UTF8.GetBytes(text.ToString()));
    }

    [Law(MaxTest = 300)]
    public bool Random_bytes_never_throw(byte[] bytes) => IsHandled(bytes);

    [Law(MaxTest = 300)]
    public bool Random_bytes_inside_the_file_never_throw(byte[] bytes, int at)
    {
        byte[] text = Encoding.UTF8.GetBytes(Example.Text);
        int place = Place(at * 37, text.Length);
        return IsHandled([.. text[..place], .. bytes, .. text[place..]]);
    }

    private static List<string> MutateLines(List<string> lines, int[] picks)
    {
        foreach (int pick in picks)
        {
            int line = Place(pick * 7, lines.Count);
            switch (Place(pick, 3))
            {
                case 0 when lines.Count > 1:
                    lines.RemoveAt(line);
                    break;
                case 1:
                    lines.Insert(line, lines[line]);
                    break;
                default:
                    int other = Place(pick * 13, lines.Count);
                    (lines[line], lines[other]) = (lines[other], lines[line]);
                    break;
            }
        }
        return lines;
    }

    private static bool IsHandled(byte[] bytes)
    {
        MemoryFiles files = Example.Files("");
        files.Add("s.yaml", bytes);
        ScenarioDocument document = ScenarioReader.Read("s.yaml", files, Example.Vocabulary);

        bool hasErrors = document.Diagnostics.Any((Diagnostic found) => found.Severity == Severity.Error);
        bool arePlaced = document.Diagnostics.All(
            (Diagnostic found) => found is { Line: >= 1, Column: >= 1, Length: >= 1 }
        );
        return arePlaced && hasErrors == document.Scenario is null;
    }

    private static int Place(int seed, int count) => (int)((uint)seed % (uint)count);
}
