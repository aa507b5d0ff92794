namespace Sim.Core.Models.Resolution;

/// <summary>To which addresses one cached answer sends new connections.</summary>
/// <param name="Id">Equal mixes have equal numbers.</param>
/// <param name="Shares">By address of the platform, then one last entry: no usable address. Sums to 1.</param>
public sealed record AnswerMix(int Id, double[] Shares);
