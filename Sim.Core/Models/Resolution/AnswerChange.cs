using Sim.Core.Quantities;

namespace Sim.Core.Models.Resolution;

/// <summary>A share of a group's users gets another answer from its resolver.</summary>
/// <param name="Group">Index of the client group.</param>
/// <param name="Share">Share of the group's users behind the resolver, 0 to 1.</param>
/// <param name="Before">The answer until now.</param>
/// <param name="After">The answer from now on.</param>
/// <param name="Given">How long the resolver has given the answer until now.</param>
/// <param name="Kept">How long the resolver has kept each copy of it.</param>
public readonly record struct AnswerChange(
    int Group,
    double Share,
    AnswerMix Before,
    AnswerMix After,
    SimDuration Given,
    SimDuration Kept
);
