using System.Globalization;

namespace Sim.Core.Scaling.NodeGroups;

/// <summary>A group's new size, asked of the provider.</summary>
/// <param name="From">Registered and upcoming nodes now.</param>
/// <param name="To">More than <paramref name="From"/>, at most <paramref name="Max"/>.</param>
public readonly record struct GroupResize(string GroupId, int From, int To, int Max)
{
    /// <summary>As in the event TriggeredScaleUp: <c>{pool-a 1->3 (max: 10)}</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{{{GroupId} {From}->{To} (max: {Max})}}");
}
