using System.Globalization;
using System.Text;

namespace Sim.Scenarios.Datasets;

/// <summary>The name of a city as it is compared: without case, accents, spaces and punctuation.</summary>
internal static class CityName
{
    /// <summary>São Paulo and Sao Paulo become saopaulo; empty for a text without letters.</summary>
    public static string Fold(string name)
    {
        StringBuilder letters = new(name.Length);
        foreach (char c in name.Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c) && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                letters.Append(char.ToLowerInvariant(c));
            }
        }
        return letters.ToString();
    }
}
