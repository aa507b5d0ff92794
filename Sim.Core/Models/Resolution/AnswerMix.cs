namespace Sim.Core.Models.Resolution;

/// <summary>To which addresses one cached answer sends new connections.</summary>
/// <param name="Id">Equal mixes have equal numbers.</param>
/// <param name="Shares">By address of the platform, then one last entry: no usable address. Sums to 1.</param>
public sealed record AnswerMix(int Id, double[] Shares)
{
    /// <summary>The answer is that there is none. Clients do not keep that (Chromium).</summary>
    public bool IsNegative { get; init; }

    /// <summary>
    /// Where a client that cannot connect to an address tries next, by first address and then by next one: chances, a
    /// row sums to 1 at most. Null: no answer has a second address.
    /// </summary>
    public double[]? Next { get; init; }

    /// <summary>The answers of which one is given to each question; empty: always the same.</summary>
    public IReadOnlyList<AnswerPart> Parts { get; init; } = [];

    /// <summary>
    /// Chance that a client which has tried the address <paramref name="first"/> tries that one next.
    /// </summary>
    public double NextShare(int first, int next) => Next is null ? 0 : Next[(first * Shares.Length) + next];

    /// <summary>One of the possible answers, or this one where there are no others.</summary>
    /// <param name="uniform">A draw, 0 to 1.</param>
    public AnswerMix Draw(double uniform)
    {
        double passed = 0;
        foreach (AnswerPart part in Parts)
        {
            passed += part.Probability;
            if (uniform < passed)
            {
                return part.Answer;
            }
        }
        return Parts.Count > 0 ? Parts[^1].Answer : this;
    }
}
