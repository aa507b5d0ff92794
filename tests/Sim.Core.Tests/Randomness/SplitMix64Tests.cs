using Sim.Core.Randomness;

namespace Sim.Core.Tests.Randomness;

[TestFixture]
public sealed class SplitMix64Tests
{
    // The two vectors by which most implementations are checked: those of the authors' C program.
    [TestCase(
        0UL,
        new ulong[]
        {
            0xe220a8397b1dcdaf,
            0x6e789e6aa1b965f4,
            0x06c45d188009454f,
            0xf88bb8a8724c81ec,
            0x1b39896a51a8749b,
        }
    )]
    [TestCase(
        1234567UL,
        new ulong[]
        {
            6457827717110365317,
            3203168211198807973,
            9817491932198370423,
            4593380528125082431,
            16408922859458223821,
        }
    )]
    public void The_reference_vectors_are_met(ulong seed, ulong[] expected)
    {
        var generator = new SplitMix64(seed);
        Assert.That(expected.Select(_ => generator.Next()).ToArray(), Is.EqualTo(expected));
    }
}
