using System.Text;
using Sim.Core.Randomness;

namespace Sim.Scenarios.Tests.Import;

/// <summary>Spoils documents: cuts, doubles and inserts a few times.</summary>
internal static class SpoiledText
{
    /// <param name="pieces">What is inserted, or put in the place of a word; those that a format trips over.</param>
    public static string Of(string text, RandomStream random, string[] pieces)
    {
        var spoiled = new StringBuilder(text);
        for (int times = random.NextInt32(4); times >= 0 && spoiled.Length > 2; times--)
        {
            int at = random.NextInt32(spoiled.Length - 1);
            int length = Math.Min(spoiled.Length - at, 1 + random.NextInt32(40));
            string piece = pieces[random.NextInt32(pieces.Length)];
            switch (random.NextInt32(5))
            {
                case 0:
                    spoiled.Remove(at, length);
                    break;
                case 1:
                    spoiled.Insert(at, spoiled.ToString(at, length));
                    break;
                case 2:
                    spoiled.Insert(at, piece);
                    break;
                default:
                    ReplaceWord(spoiled, at, piece);
                    break;
            }
        }
        return spoiled.ToString();
    }

    /// <summary>Puts a piece in the place of the next word, so that the document often keeps its syntax.</summary>
    private static void ReplaceWord(StringBuilder text, int from, string piece)
    {
        string all = text.ToString();
        int start = all.AsSpan(from).IndexOfAny(' ', '\t');
        start = start < 0 ? -1 : from + start + 1;
        int end = start < 0 ? -1 : all.AsSpan(start).IndexOfAny([' ', '\t', '\n', ',']);
        if (end > 0)
        {
            text.Remove(start, end).Insert(start, piece);
        }
    }
}
