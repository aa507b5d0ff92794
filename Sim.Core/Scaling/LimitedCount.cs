namespace Sim.Core.Scaling;

/// <summary>A count within its limits.</summary>
/// <param name="Reason">The reason of the ScalingLimited condition.</param>
internal readonly record struct LimitedCount(int Replicas, string Reason)
{
    public const string WithinRange = "DesiredWithinRange";
    public const string TooFew = "TooFewReplicas";
    public const string TooMany = "TooManyReplicas";
    public const string UpLimit = "ScaleUpLimit";
    public const string DownLimit = "ScaleDownLimit";

    public string Message =>
        Reason switch
        {
            TooFew => "fewer replicas are wanted than the minimum",
            TooMany => "more replicas are wanted than the maximum",
            UpLimit => "replicas are wanted faster than the scale-up rate allows",
            DownLimit => "replicas are given up faster than the scale-down rate allows",
            _ => "the wanted count is within the range",
        };
}
