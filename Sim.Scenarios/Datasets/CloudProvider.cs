namespace Sim.Scenarios.Datasets;

/// <summary>Whose regions are known.</summary>
public enum CloudProvider
{
    /// <summary>Google Cloud.</summary>
    Gcp,

    /// <summary>Amazon Web Services.</summary>
    Aws,

    /// <summary>Microsoft Azure.</summary>
    Azure,
}
