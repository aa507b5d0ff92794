using System.Globalization;

namespace Sim.Runner.Output;

/// <summary>A number of things in words: <c>1 file</c>, <c>2 files</c>.</summary>
internal static class CountText
{
    /// <param name="count">How many.</param>
    /// <param name="noun">The word for one.</param>
    /// <param name="nouns">The word for several; default: with an s at the end.</param>
    public static string Of(int count, string noun, string? nouns = null) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? noun : nouns ?? noun + "s")}");
}
