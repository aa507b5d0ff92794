namespace Sim.Core.Routing.Dns.Evaluation;

/// <summary>A record set, flattened for evaluation.</summary>
/// <param name="HealthIndex">Position in the health span, or -1.</param>
/// <param name="ResourceHealthIndex">Position in the health span of the AWS resource whose health an alias evaluates,
/// or -1.</param>
/// <param name="Target">The group that an alias, or a CNAME that is followed, leads to; <see cref="None"/> for a leaf,
/// <see cref="Broken"/> for one without a usable target.</param>
/// <param name="EvaluateTargetHealth">The alias is healthy only if a member of its target is.</param>
/// <param name="Weight">Share within its tier: the configured weight, or 1 where all in the tier share equally.</param>
/// <param name="Leaf">Index of the leaf's values; -1 for an alias, and where there are none.</param>
/// <param name="TtlNanoseconds">Of a leaf; else how long what is found behind it may be kept at most.</param>
internal readonly record struct Member(
    int HealthIndex,
    int ResourceHealthIndex,
    int Target,
    bool EvaluateTargetHealth,
    int Weight,
    int Leaf,
    long TtlNanoseconds
)
{
    public const int None = -1;
    public const int Broken = -2;
}
