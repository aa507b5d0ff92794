namespace Sim.Scenarios.Experiments.Sweeps;

/// <summary>Which combinations of values a sweep tries.</summary>
public enum SweepDesign
{
    /// <summary>Every value of a field with every value of the others; the last field changes fastest.</summary>
    Grid,

    /// <summary>The first values of all fields together, then the second ones, and so on.</summary>
    List,

    /// <summary>
    /// A given number of points; each field is cut into so many equal parts, and every part of it is tried once.
    /// </summary>
    LatinHypercube,

    /// <summary>A given number of points of Sobol's sequence, which fill all fields together evenly.</summary>
    Sobol,
}
