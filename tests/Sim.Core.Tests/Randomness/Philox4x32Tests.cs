using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class Philox4x32Tests
{
    // The known answers of the file kat_vectors in the Random123 distribution, lines "philox4x32 10": four words of the
    // counter, two of the key, four of the block.
    [TestCase("00000000 00000000 00000000 00000000", "00000000 00000000", "6627e8d5 e169c58d bc57ac4c 9b00dbd8")]
    [TestCase("ffffffff ffffffff ffffffff ffffffff", "ffffffff ffffffff", "408f276d 41c83b0e a20bc7c6 6d5451fd")]
    [TestCase("243f6a88 85a308d3 13198a2e 03707344", "a4093822 299f31d0", "d16cfe09 94fdcceb 5001e420 24126ea1")]
    public void The_known_answers_are_given(string counter, string key, string block) =>
        Assert.That(Philox4x32.Block(Words(counter), (ulong)Words(key)), Is.EqualTo(Words(block)));

    // ISO C++26, [rand.predef]: the 10,000th number of a default std::philox4x32, key 20111115, is 1955073260. That is
    // the last word of block 2499.
    [Test]
    public void The_sequence_is_that_of_the_standard_library_of_Cpp() =>
        Assert.That((uint)(Philox4x32.Block(2499, 20111115) >> 96), Is.EqualTo(1955073260u));

    private static UInt128 Words(string text) =>
        text.Split(' ').Reverse().Aggregate(UInt128.Zero, (sum, word) => (sum << 32) | Convert.ToUInt32(word, 16));
}
