using System.Globalization;
using Spectre.Console;

namespace Sim.Runner.Output;

/// <summary>A table without lines, whose cells are never broken: names are to be found by a search.</summary>
/// <remarks>
/// A column whose title begins with '&gt;' is aligned to the right. One that begins with '?' is left out where a
/// terminal is too narrow for all, the last of them first; a file or a pipe has no width.
/// </remarks>
internal sealed class SummaryTable
{
    /// <summary>Of tables and legends below their heading.</summary>
    public static readonly Padding Indent = new(2, 0, 0, 0);

    private const int Gap = 2;

    private readonly Column[] _columns;
    private readonly List<(string Text, Style Style)[]> _rows = [];

    public SummaryTable(params ReadOnlySpan<string> titles)
    {
        _columns = new Column[titles.Length];
        for (int i = 0; i < titles.Length; i++)
        {
            string title = titles[i].TrimStart('?');
            _columns[i] = new Column(title.TrimStart('>'), title.StartsWith('>'), titles[i].StartsWith('?'));
        }
    }

    public void Add(params ReadOnlySpan<(string Text, Style Style)> cells)
    {
        var row = new (string, Style)[cells.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            row[i] = (Printable(cells[i].Text), cells[i].Style);
        }
        _rows.Add(row);
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

    public void Print(IAnsiConsole console)
    {
        List<int> shown = [.. Enumerable.Range(0, _columns.Length)];
        List<string> left = [];
        int room = console.Profile.Out.IsTerminal ? console.Profile.Width : int.MaxValue;
        while (WidthOf(shown) > room && shown.FindLastIndex(i => _columns[i].IsOptional) is >= 0 and int last)
        {
            left.Insert(0, _columns[shown[last]].Title);
            shown.RemoveAt(last);
        }
        WriteWhole(console, shown);
        if (left.Count > 0)
        {
            string width = room.ToString(CultureInfo.InvariantCulture);
            console.Write(new Padder(new Text($"not shown in {width} columns: {string.Join(", ", left)}"), Indent));
        }
    }

    /// <summary>
    /// A line that is too long is the terminal's to wrap: it does so without tearing the columns apart.
    /// </summary>
    private void WriteWhole(IAnsiConsole console, List<int> shown)
    {
        Table table = new Table().Border(TableBorder.None);
        foreach (int i in shown)
        {
            // As text, not markup: titles are shown as they are.
            var title = new Text(_columns[i].Title, new Style(decoration: Decoration.Underline));
            table.AddColumn(
                new TableColumn(title)
                {
                    Alignment = _columns[i].IsNumber ? Justify.Right : Justify.Left,
                    NoWrap = true,
                    Padding = new Padding(0, 0, Gap, 0),
                }
            );
        }
        foreach ((string Text, Style Style)[] row in _rows)
        {
            table.AddRow(shown.Select(i => new Text(row[i].Text, row[i].Style)));
        }
        int before = console.Profile.Width;
        console.Profile.Width = Math.Max(before, WidthOf(shown));
        console.Write(new Padder(table, Indent));
        console.Profile.Width = before;
    }

    private int WidthOf(List<int> shown) =>
        Indent.Left
        + shown.Sum(i => Gap + _rows.Select(row => row[i].Text.Length).Append(_columns[i].Title.Length).Max());

    private sealed record Column(string Title, bool IsNumber, bool IsOptional);
}
