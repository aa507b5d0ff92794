using Sim.Scenarios.Schema.Source;

namespace Sim.Scenarios.Tests.Schema.Source;

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
}
