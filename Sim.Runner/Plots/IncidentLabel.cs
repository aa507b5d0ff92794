namespace Sim.Runner.Plots;

/// <summary>The name of an incident, or of several of the same time, at its place in a panel.</summary>
/// <param name="LeftPx">From the left of the data area.</param>
/// <param name="Row">0 at the top.</param>
internal sealed record IncidentLabel(string Text, float LeftPx, float WidthPx, int Row)
{
    public float RightPx => LeftPx + WidthPx;
}
