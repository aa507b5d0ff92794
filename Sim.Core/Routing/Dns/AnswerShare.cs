using Sim.Core.Quantities;

namespace Sim.Core.Routing.Dns;

/// <summary>One possible answer and how often it is given.</summary>
/// <param name="Values">The addresses of one answer, in order; empty for the share of questions that get no
/// records.</param>
/// <param name="Probability">In (0, 1].</param>
public readonly record struct AnswerShare(IReadOnlyList<string> Values, double Probability)
{
    /// <summary>The TTL of this very answer; members of a group may differ in TTL.</summary>
    public SimDuration Ttl { get; init; }
}
