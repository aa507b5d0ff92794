using ScottPlot;
using SkiaSharp;

namespace Sim.Runner.Plots;

/// <summary>
/// The sans-serif font of all pictures. Without a font every word of a picture would silently vanish.
/// </summary>
public sealed class ChartFont
{
    /// <summary>What to tell the user when <see cref="Find()"/> finds nothing.</summary>
    public const string Remedy =
        "No font is installed, so charts would have no words and none were made. "
        + "Install one (apt-get install fonts-dejavu-core) or name a font file (--font FILE).";

    /// <summary>Sans-serif families that common systems have, in the order of preference.</summary>
    private static readonly string[] s_preferred =
    [
        "DejaVu Sans",
        "Liberation Sans",
        "Noto Sans",
        "Open Sans",
        "Roboto",
        "Arial",
        "Helvetica Neue",
        "Helvetica",
        "Segoe UI",
        "Verdana",
    ];

    private ChartFont(string family, SKTypeface regular, SKTypeface bold) =>
        (Family, Regular, Bold) = (family, regular, bold);

    public string Family { get; }

    internal SKTypeface Regular { get; }

    internal SKTypeface Bold { get; }

    /// <summary>The best font that is installed; null when there is none.</summary>
    public static ChartFont? Find() => Find([.. SKFontManager.Default.FontFamilies]);

    /// <param name="families">The installed families.</param>
    internal static ChartFont? Find(IReadOnlyList<string> families)
    {
        IEnumerable<string> others = families
            .Where(family => !s_preferred.Contains(family))
            .OrderBy(family => !family.Contains("Sans", StringComparison.OrdinalIgnoreCase))
            .ThenBy(family => family, StringComparer.Ordinal);
        foreach (string family in s_preferred.Where(families.Contains).Concat(others))
        {
            SKTypeface? regular = SKTypeface.FromFamilyName(family, SKFontStyle.Normal);
            if (regular is not null && HasLetters(regular))
            {
                return new ChartFont(family, regular, SKTypeface.FromFamilyName(family, SKFontStyle.Bold) ?? regular);
            }
        }
        return null;
    }

    /// <summary>A font of the user's own; null when the file is no font or has no Latin letters.</summary>
    public static ChartFont? FromFile(string path)
    {
        SKTypeface? typeface = File.Exists(path) ? SKTypeface.FromFile(path) : null;
        if (typeface is null || !HasLetters(typeface))
        {
            return null;
        }
        string family = typeface.FamilyName;
        Fonts.AddFontFile(family, path, bold: false, italic: false);
        Fonts.AddFontFile(family, path, bold: true, italic: false);
        return new ChartFont(family, typeface, typeface);
    }

    /// <summary>Of a line of text, in pixels.</summary>
    internal float Measure(string text, float sizePx, bool bold = false)
    {
        using var measure = new SKFont(bold ? Bold : Regular, sizePx);
        return measure.MeasureText(text);
    }

    /// <summary>Cuts the end of a text that is wider than its place.</summary>
    internal string Fit(string text, float sizePx, float widthPx, bool bold = false)
    {
        if (Measure(text, sizePx, bold) <= widthPx)
        {
            return text;
        }
        int length = text.Length;
        while (length > 1 && Measure(text[..length] + "…", sizePx, bold) > widthPx)
        {
            length--;
        }
        return text[..length] + "…";
    }

    // Pictures need digits, Latin letters and the signs of units; symbol fonts have none of them.
    private static bool HasLetters(SKTypeface typeface) => typeface.ContainsGlyphs("0123456789 AZaz%/.,:");
}
