using System.CommandLine;
using System.Text;
using Sim.Runner.Output;
using Sim.Runner.Plots;

namespace Sim.Runner.Commands;

/// <summary>The files that a verb writes beside what it prints, as its options name them.</summary>
/// <param name="plot">The one that is a chart; null: none is.</param>
/// <param name="others">Those that are text.</param>
internal sealed class OutputFiles(Option<string?>? plot, params Option<string?>[] others)
{
    private readonly Option<string?>[] _all = plot is null ? others : [.. others, plot];

    public IEnumerable<Option> All => _all;

    /// <summary>
    /// Refuses a file that is read or written twice, which would be lost, and a chart in a format that there is none
    /// of.
    /// </summary>
    /// <param name="inputs">Files that the verb reads; null: an option that was not given.</param>
    public void Check(ParseResult parsed, IEnumerable<string?> inputs, List<string> mistakes)
    {
        Dictionary<string, string> taken = new(StringComparer.Ordinal);
        foreach (string input in inputs.OfType<string>())
        {
            taken.TryAdd(PlaceOf(input), "is read");
        }
        foreach (Option<string?> option in _all)
        {
            if (parsed.GetValue(option) is not { } path)
            {
                continue;
            }
            if (path.Length == 0)
            {
                mistakes.Add($"{option.Name} needs the name of a file.");
                continue;
            }
            string shown = $"{option.Name} '{VisibleText.Of(path)}'";
            if (!taken.TryAdd(PlaceOf(path), $"is that of {option.Name}"))
            {
                mistakes.Add($"{shown}: this file {taken[PlaceOf(path)]}, and would be lost.");
            }
            if (option == plot && Chart.FormatOf(path) is null)
            {
                mistakes.Add($"{shown} ends in neither .png nor .svg.");
            }
        }
    }

    /// <summary>Writes what was asked for; says what could not be written.</summary>
    /// <param name="render">The content for each option that is no chart.</param>
    /// <param name="draw">The chart; null where the verb has none.</param>
    public int Write(
        ParseResult parsed,
        TextWriter error,
        Func<Option<string?>, byte[]> render,
        Func<ChartFont, Figure>? draw = null
    )
    {
        int code = ExitCode.Good;
        foreach (Option<string?> option in _all)
        {
            if (parsed.GetValue(option) is not { } path)
            {
                continue;
            }
            byte[]? content = option == plot ? Draw(path, draw!) : render(option);
            if (content is null)
            {
                error.WriteLine(ChartFont.Remedy);
                code = ExitCode.InvalidInput;
            }
            else if (WholeFile.Write(path, content) is { } obstacle)
            {
                error.WriteLine($"{option.Name} '{VisibleText.Of(path)}' could not be written: {obstacle}.");
                code = ExitCode.InvalidInput;
            }
        }
        return code;
    }

    /// <summary>Null without a font.</summary>
    private static byte[]? Draw(string path, Func<ChartFont, Figure> draw)
    {
        if (ChartFont.Find() is not { } font)
        {
            return null;
        }
        Chart chart = draw(font).Render();
        return Chart.FormatOf(path) == ".svg" ? Encoding.UTF8.GetBytes(chart.Svg) : chart.Png;
    }

    /// <summary>Where a name leads to, through a link as well.</summary>
    private static string PlaceOf(string path)
    {
        string full = Path.GetFullPath(path);
        try
        {
            return File.ResolveLinkTarget(full, returnFinalTarget: true)?.FullName ?? full;
        }
        catch (IOException)
        {
            // A loop of links leads nowhere; who reads or writes it will say so.
            return full;
        }
    }
}
