using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>
/// A table without lines. A column whose title begins with '&gt;' is aligned to the right and never broken.
/// </summary>
internal sealed class SummaryTable
{
    /// <summary>Of tables and legends below their heading.</summary>
    public static readonly Padding Indent = new(2, 0, 0, 0);

    private readonly Table _table = new Table().Border(TableBorder.None);

    public SummaryTable(params ReadOnlySpan<string> titles)
    {
        foreach (string title in titles)
        {
            bool isNumber = title.StartsWith('>');
            // As text, not markup: titles are shown as they are.
            var column = new TableColumn(new Text(title.TrimStart('>'), new Style(decoration: Decoration.Underline)))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                NoWrap = isNumber,
                Padding = new Padding(0, 0, 2, 0),
            };
            _table.AddColumn(column);
        }
    }

    public void Add(params ReadOnlySpan<(string Text, Style Style)> cells)
    {
        var row = new Text[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            row[i] = new Text(Printable(cells[i].Text), cells[i].Style);
        }
        _table.AddRow(row);
    }

    public void Add(params ReadOnlySpan<string> cells)
    {
        var styled = new (string, Style)[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            styled[i] = (cells[i], Style.Plain);
        }
        Add(styled);
    }

    /// <summary>Text of a scenario can neither move the cursor nor color the terminal.</summary>
    public static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(c => char.IsControl(c) ? '\uFFFD' : c)) : text;

    public void Print(IAnsiConsole console) => console.Write(new Padder(_table, Indent));
}
