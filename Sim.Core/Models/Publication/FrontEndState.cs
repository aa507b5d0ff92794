namespace Sim.Core.Models.Publication;

/// <summary>Where a front end sends the requests that each of its edges takes.</summary>
/// <param name="BackendCount">Length of a row.</param>
/// <param name="Shares">Row per edge, column per backend of the front end; a row sums to 1, or to 0 when nobody can
/// serve.</param>
public sealed record FrontEndState(int BackendCount, double[] Shares)
{
    public double Share(int edge, int backend) => Shares[(edge * BackendCount) + backend];
}
