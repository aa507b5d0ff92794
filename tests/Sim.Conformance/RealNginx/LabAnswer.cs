namespace Sim.Conformance.RealNginx;

/// <summary>What became of a request.</summary>
/// <param name="Tried">Servers in the order in which they got it.</param>
/// <param name="Status">Of the answer.</param>
internal sealed record LabAnswer(IReadOnlyList<int> Tried, int Status)
{
    public override string ToString() => $"{string.Join(' ', Tried)} -> {Status}";
}
