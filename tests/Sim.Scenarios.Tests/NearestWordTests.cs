using FsCheck;
using FsCheck.Fluent;

namespace Sim.Scenarios.Tests;

public class NearestWordTests
{
    private static readonly string[] s_words = ["sites", "services", "seed", "step", "frontEnds", "blackhole"];

    [TestCase("site", ExpectedResult = "sites")]
    [TestCase("Sites", ExpectedResult = "sites")]
    [TestCase("frontends", ExpectedResult = "frontEnds")]
    [TestCase("blakchole", ExpectedResult = "blackhole", Description = "a swap is one edit")]
    [TestCase("stpe", ExpectedResult = "step")]
    [TestCase("x", ExpectedResult = null)]
    [TestCase("pools", ExpectedResult = null, Description = "three of five letters differ from sites")]
    [TestCase("", ExpectedResult = null)]
    public string? The_nearest_word_within_a_third_of_its_letters(string word) => NearestWord.To(word, s_words);

    // UK is reserved for the United Kingdom but not its code; ISO 3166-1 has GB. Of two letters every code is near.
    [TestCase("UK", ExpectedResult = "GB")]
    [TestCase("uk", ExpectedResult = "GB")]
    [TestCase("fr", ExpectedResult = "FR")]
    [TestCase("EL", ExpectedResult = null, Description = "GR is not among the known")]
    [TestCase("FX", ExpectedResult = null)]
    [TestCase("FR", ExpectedResult = null)]
    public string? The_country_that_is_meant(string word) => CountryCode.Meant(word, ["FR", "GB", "CK", "DK"]);

    [Law(MaxTest = 500)]
    public bool One_edit_of_a_long_word_is_always_recognized(int at, char other, bool delete)
    {
        const string Word = "compression-of-responses";
        int place = (int)((uint)at % Word.Length);
        string mistyped = Word.Remove(place, 1).Insert(place, delete ? "" : other.ToString());

        // Words of other lengths and letters before and after the right one must not win.
        return NearestWord.To(mistyped, ["compression", Word, "suppression-of-responses"]) == Word;
    }

    /// <summary>The table in full, as the definition of optimal string alignment has it.</summary>
    private static int Edits(string a, string b)
    {
        int[,] table = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                table[i, j] =
                    i == 0 || j == 0
                        ? i + j
                        : Math.Min(
                            table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                            Math.Min(table[i - 1, j], table[i, j - 1]) + 1
                        );
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
                }
            }
        }
        return table[a.Length, b.Length];
    }

    private static Arbitrary<string> Words() =>
        Gen.ListOf(Gen.Elements('a', 'b', 'c')).Select(letters => string.Concat(letters.Take(14))).ToArbitrary();

    [Law(MaxTest = 3_000)]
    public Property The_word_found_is_the_first_of_the_least_edits_within_the_limit() =>
        Prop.ForAll(
            Words(),
            Words(),
            Words(),
            (word, first, second) =>
            {
                int limit = word.Length == 0 ? -1 : Math.Max(1, word.Length / 3);
                string? expected = new[] { first, second }
                    .Where(candidate => Edits(word, candidate) <= limit)
                    .OrderBy(candidate => Edits(word, candidate))
                    .FirstOrDefault();
                return NearestWord.To(word, [first, second]) == expected;
            }
        );
}
