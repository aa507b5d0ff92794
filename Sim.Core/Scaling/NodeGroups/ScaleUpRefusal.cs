namespace Sim.Core.Scaling.NodeGroups;

/// <summary>The provider did not give what was asked for: the group backs off and the next option is tried.</summary>
public readonly record struct ScaleUpRefusal(string GroupId, ScaleUpRefusal.Cause Reason)
{
    /// <summary>Why; all of them have the same effect.</summary>
    public enum Cause
    {
        /// <summary>The project's quota is used up (<c>QUOTA_EXCEEDED</c>).</summary>
        QuotaExceeded,

        /// <summary>The zone has no such machine left (<c>ZONE_RESOURCE_POOL_EXHAUSTED</c>).</summary>
        StockOut,

        /// <summary>Any other error of the provider.</summary>
        Other,
    }
}
